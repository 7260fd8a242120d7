import type { IrcLine } from './irc-line'

/** Rules of the room that silently stop answers. Twitch tells all at joining, and afterwards only what changed. */
export interface RoomState {
  take(line: IrcLine): void
  /** One sentence for the host, or null when everybody can answer. */
  warning(): string | null
}

/** Tag names and values: dev.twitch.tv, "IRC tags", ROOMSTATE. */
export function createRoomState(): RoomState {
  const rules = new Map<string, number>()
  return {
    take: (line) => {
      for (const name of ['slow', 'followers-only', 'subs-only', 'emote-only', 'r9k']) {
        const value = line.tags.get(name)
        if (value !== undefined && /^-?\d+$/.test(value)) rules.set(name, Number(value))
      }
    },
    warning: () => {
      const of = (name: string) => rules.get(name) ?? 0
      const stops: string[] = []
      if (of('subs-only') > 0) stops.push('only subscribers can write')
      // -1 is off; 0 lets everybody write who follows at all.
      const minutes = rules.get('followers-only') ?? -1
      if (minutes === 0) stops.push('only followers can write')
      if (minutes > 0) stops.push(`only followers of ${minutes} minutes or more can write`)
      if (of('emote-only') > 0) stops.push('only emotes can be written')
      if (of('slow') > 0) stops.push(`viewers can write once in ${of('slow')} seconds`)
      if (of('r9k') > 0) stops.push('nobody can repeat a text that was written before')
      if (stops.length === 0) return null
      return `Answers may be lost: on Twitch ${stops.join(', and ')}.`
    },
  }
}
