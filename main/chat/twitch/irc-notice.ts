import { createRecent } from '../../../core/chat/recent'
import { type IrcLine, rawLine, sharedOf, tag } from './irc-line'
import { gifted, subscribed } from './paid'
import type { Told } from './path'
import { anonymous, viewerOf } from './viewers'

/** Subscriptions and gifts among the notices of a channel, and what people wrote with them. Source: Twitch, "IRC tags". */
export function createGiftReader(told: Told): (line: IrcLine) => void {
  const given = createRecent()
  return (line) => {
    const written = rawLine(line, tag(line, 'login'))
    if (written !== null) told.line(written)
    const id = tag(line, 'id')
    if (id === '' || sharedOf(line) !== null) return
    const viewer = viewerOf(
      tag(line, 'user-id') || anonymous.id,
      tag(line, 'display-name'),
      tag(line, 'login'),
    )
    const event = { id, viewer, text: line.text }
    const plan = tag(line, 'msg-param-sub-plan')
    const origin = tag(line, 'msg-param-origin-id')
    const number = (name: string) => Number(tag(line, name)) || 1
    switch (tag(line, 'msg-id')) {
      case 'sub':
      case 'resub':
        return told.paid(subscribed(event, plan, number('msg-param-cumulative-months')))
      case 'submysterygift':
      case 'anonsubmysterygift':
        if (origin !== '') given.add(origin, Number(tag(line, 'tmi-sent-ts')))
        return told.paid(gifted(event, plan, number('msg-param-mass-gift-count')))
      case 'subgift':
      case 'anonsubgift':
        // Each gift of a bundle is told once more by itself; the bundle has counted them all.
        if (tag(line, 'msg-param-community-gift-id') !== '' || given.has(origin)) return
        return told.paid(gifted(event, plan, 1))
    }
  }
}
