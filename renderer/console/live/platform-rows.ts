import type { ConsoleState } from '../../../core/contract/state'
import { chatsOf } from '../platforms/chats'
import { gapText, rateText, stateWords } from '../platforms/state-words'
import type { HealthRow } from './health-rows'

/** One line for each chat in use: `live, 84 lines a minute`, `gap 19:02–19:04`, with the reason where there is one. */
export function platformRows(state: Pick<ConsoleState, 'platforms' | 'health'>): HealthRow[] {
  return chatsOf(state).map(({ id, title, state: { quota, ...link }, linesPerMinute }): HealthRow => {
    const [tone, words] = stateWords({ ...link, quota })
    const stands = link.link === 'needs-login' || link.link === 'quota'
    const past = stands && link.gap !== null ? link.gap : null
    const parts = [
      link.link === 'live' ? `${words}, ${rateText(linesPerMinute)}` : words,
      // A chat that waits for a sign-in or for its quota may have missed lines as well.
      ...(past === null ? [] : [`gap ${gapText(past)}`]),
      ...(link.reason === null ? [] : [link.reason.replace(/\.$/, '')]),
      ...(quota === null || link.link === 'quota'
        ? []
        : [`${quota.postsLeft} ${quota.postsLeft === 1 ? 'post' : 'posts'} left`]),
    ]
    return { id: `chat:${id}`, label: title, tone, words: parts.join('. ') }
  })
}
