import type { PlatformState } from '../../../core/chat/port'
import type { PlatformView } from '../../../core/contract/state'
import type { Tone } from '../../kit/tone'

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `19:02`, in the time of this computer. */
export function timeText(at: number): string {
  return clock.format(at)
}

/** `19:02–19:04`, or `since 19:02` while it lasts. */
export function gapText(gap: NonNullable<PlatformState['gap']>): string {
  if (gap.to === null) return `since ${timeText(gap.from)}`
  const [from, to] = [timeText(gap.from), timeText(gap.to)]
  return from === to ? `at ${from}` : `${from}–${to}`
}

/** How a platform is, in two or three words for lights and lists. */
export function stateWords({ link, gap }: PlatformState): readonly [Tone, string] {
  switch (link) {
    case 'live':
      return ['good', 'live']
    case 'off':
      return ['plain', 'off']
    case 'connecting':
      return gap !== null && gap.to === null
        ? ['warn', `connecting, gap ${gapText(gap)}`]
        : ['plain', 'connecting']
    case 'gap':
      return ['warn', gap === null ? 'back after a gap' : `gap ${gapText(gap)}`]
    case 'needs-login':
      return ['warn', 'needs sign-in']
    case 'quota':
      return ['warn', 'quota used up']
    case 'failed':
      return ['bad', 'failed']
  }
}

const sentences: Readonly<Record<PlatformState['link'], string>> = {
  live: 'Live: Micdrop hears this chat.',
  off: 'Switched off.',
  connecting: 'Connecting…',
  gap: 'Connected again. Lines written during the outage may be missing.',
  'needs-login': 'Waits for you to sign in.',
  quota: 'The quota of this platform is used up.',
  failed: 'Could not connect.',
}

/** The whole sentence: the platform's own reason where it gives one. */
export function stateSentence(state: PlatformState): string {
  return state.reason ?? sentences[state.link]
}

/** `240 of 10,000 units left, enough for 12 posts. Starts anew at 08:00.` */
export function quotaSentence(quota: NonNullable<PlatformState['quota']>): string {
  const posts = `enough for ${quota.postsLeft} ${quota.postsLeft === 1 ? 'post' : 'posts'}`
  const anew = quota.resetsAt === null ? '' : ` Starts anew at ${timeText(quota.resetsAt)}.`
  return `${count(quota.left)} of ${count(quota.of)} ${quota.unit} left, ${posts}.${anew}`
}

function count(number: number): string {
  return number.toLocaleString('en')
}

/** What a send button reaches: `Room yes · Twitch yes · Kick read only`; platforms that are off are left out. */
export function reachText(platforms: readonly PlatformView[], only: string | null = null): string {
  return platforms
    .filter((one) => (only === null ? one.state.link !== 'off' : one.id === only))
    .map((one) => `${one.title} ${one.reach.words}`)
    .join(' · ')
}

/** Why nothing can be said now, or null when somebody would read it. Without any platform known, nobody can tell. */
export function unreachable(platforms: readonly PlatformView[], only: string | null): string | null {
  if (platforms.length === 0) return null
  const asked = platforms.filter((one) => only === null || one.id === only)
  if (asked.some((one) => one.reach.ok)) return null
  const [one] = asked
  return only !== null && one !== undefined
    ? `${one.title}: ${one.reach.words}.`
    : 'No chat is connected that can be written to.'
}

/** `1 line a minute`, `84 lines a minute`. */
export function rateText(linesPerMinute: number): string {
  const lines = Math.round(linesPerMinute)
  return `${lines} ${lines === 1 ? 'line' : 'lines'} a minute`
}

/** `4 s`, `2 min`, `1 h`. */
export function ageText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
