import { type IrcLine, rawLine, sentAt, tag } from './irc-line'
import { createGiftReader } from './irc-notice'
import { cheered } from './paid'
import type { Told } from './path'

/** Tells chat lines, notices and clearings of one channel; everything else is not for chat. */
export function createIrcReader(told: Told): (line: IrcLine) => void {
  const notice = createGiftReader(told)
  return (line) => {
    if (line.command === 'PRIVMSG') said(line, told)
    else if (line.command === 'USERNOTICE') notice(line)
    else if (line.command === 'CLEARMSG') {
      const messageId = tag(line, 'target-msg-id')
      if (messageId !== '') told.retract({ what: 'message', messageId }, sentAt(line))
    } else if (line.command === 'CLEARCHAT') {
      const viewerId = tag(line, 'target-user-id')
      // Without a viewer it is the whole chat; a viewer named without id cannot be found again.
      if (viewerId !== '') told.retract({ what: 'viewer', viewerId }, sentAt(line))
      else if (line.text === '') told.retract({ what: 'everything' }, sentAt(line))
    }
  }
}

function said(line: IrcLine, told: Told): void {
  const raw = rawLine(line, line.login)
  if (raw === null) return
  told.line(raw)
  const bits = Number(tag(line, 'bits')) || 0
  if (bits > 0 && !raw.sharedFrom)
    told.paid(cheered({ id: raw.messageId, viewer: raw.viewer, text: raw.text }, bits))
}
