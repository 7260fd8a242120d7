import { ownName } from '../../../core/chat/viewer'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { useNow } from '../../kit/use-now'
import { PlatformMark } from '../platforms/PlatformMark'
import { ageText } from '../platforms/state-words'
import classes from './paid.module.css'
import { paidText } from './paid-words'

/** Super chats, bits, gifts and redeemed rewards, newest first. The money is the platform's; Micdrop only shows it. */
export function PaidList() {
  const paid = useConsole((state) => state.paid) ?? []
  const now = useNow(5_000)
  if (paid.length === 0)
    return (
      <EmptyState
        title="Nothing yet"
        words="Super Chats, bits, gifts and rewards that viewers redeem on their platform appear here."
      />
    )
  return (
    <ul className={classes.paid} aria-label="Paid and redeemed on platforms, newest first">
      {paid.map((one) => (
        <li key={`${one.platform}:${one.id}`}>
          <PlatformMark id={one.platform} />
          <div>
            <p>
              <b>{ownName(one.viewer)}</b> <em>{paidText(one)}</em>
            </p>
            {one.text !== '' && <p dir="auto">{one.text}</p>}
          </div>
          <time>{ageText(now - one.at)} ago</time>
        </li>
      ))}
    </ul>
  )
}
