import type { PaidEvent, RawLine, Retraction } from '../../../core/chat/port'

/** The two ways by which Twitch tells the same chat. */
export type PathId = 'eventsub' | 'irc'

/** What a path tells; the teller drops what another path told before. Stamps are Twitch's own, in ms since 1970. */
export interface Told {
  line(raw: RawLine): void
  retract(target: Retraction, stamp: number | null): void
  paid(event: PaidEvent): void
}
