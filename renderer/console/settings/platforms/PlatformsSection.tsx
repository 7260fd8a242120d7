import type { ComponentType } from 'react'
import type { AccountId } from '../../../../core/chat/accounts'
import { useConsole } from '../../../kit/console'
import { ToneMark } from '../../../kit/tone'
import { PlatformMark } from '../../platforms/PlatformMark'
import { stateWords } from '../../platforms/state-words'
import { routeHash, useRoute } from '../../router'
import type { SectionProps } from '../section'
import { BridgePage } from './BridgePage'
import { IrcPage } from './IrcPage'
import { KickPage } from './KickPage'
import classes from './platforms.module.css'
import { TwitchPage } from './TwitchPage'
import { YouTubePage } from './YouTubePage'

const pages: readonly { id: AccountId; title: string; element: ComponentType<SectionProps> }[] = [
  { id: 'twitch', title: 'Twitch', element: TwitchPage },
  { id: 'youtube', title: 'YouTube', element: YouTubePage },
  { id: 'irc', title: 'IRC', element: IrcPage },
  { id: 'kick', title: 'Kick', element: KickPage },
  { id: 'bridge', title: 'Bridge', element: BridgePage },
]

/** One platform at a time: `#settings/platforms/twitch`. The lights of all stay in view. */
export function PlatformsSection({ form }: SectionProps) {
  const { detail } = useRoute()
  const platforms = useConsole((state) => state.platforms)
  const page = pages.find((one) => detail?.split('/').includes(one.id)) ?? pages[0]!
  const Body = page.element
  return (
    <>
      <nav aria-label="Chat platforms">
        <ul className={classes.tabs}>
          {pages.map(({ id, title }) => {
            const state = platforms?.find((one) => one.id === id)?.state
            const [tone, words] = state === undefined ? (['plain', 'off'] as const) : stateWords(state)
            return (
              <li key={id}>
                <a
                  href={routeHash('settings', `platforms/${id}`)}
                  aria-current={id === page.id ? 'page' : undefined}
                >
                  <b>
                    <PlatformMark id={id} quiet /> {title}
                  </b>
                  <small title={words}>
                    <ToneMark tone={tone} size={13} /> {words}
                  </small>
                </a>
              </li>
            )
          })}
        </ul>
      </nav>
      <Body key={page.id} form={form} />
    </>
  )
}
