import { type Fragment, fragmentsOf, type Line } from './line'
import type { Person } from './people'
import type { Said, TwitchState } from './state'

/** A line with everything looked up that the two protocols write about it. */
export type Spoken = {
  readonly id: string
  readonly person: Person
  readonly text: string
  readonly badges: readonly string[]
  readonly fragments: readonly Fragment[]
  readonly at: number
  readonly parent: Said | null
  readonly line: Line
  /** The other channel of a shared chat, and the id the line has there. */
  readonly source: { readonly channel: Person; readonly id: string } | null
}

/** Looks a line up; an answer begins with the name of whom it answers, as Twitch writes it. */
export function speak(line: Line, state: TwitchState): Spoken {
  const person = state.people.called(line.login, line.name)
  const parent = line.reply === undefined ? null : (state.said.get(line.reply) ?? null)
  const text = parent === null ? line.text : `@${parent.person.name} ${line.text}`
  const own = person.id === state.channel.id ? ['broadcaster/1'] : []
  const mod = state.moderators.has(person.id) ? ['moderator/1'] : []
  return {
    id: line.id ?? state.uuid(),
    person,
    text,
    badges: [...own, ...mod, ...(line.badges ?? [])],
    fragments: fragmentsOf(text, line.bits ?? 0, state),
    at: line.at ?? state.clock.now(),
    parent,
    line,
    source:
      line.from === undefined
        ? null
        : { channel: state.people.called(line.from), id: line.sourceId ?? state.uuid() },
  }
}
