import type { Acts } from './acts'
import { dropReason } from './helix/chat'
import type { IrcSession } from './irc'
import * as lines from './irc-lines'

/** A message typed over IRC: confirmed with USERSTATE, or refused with a NOTICE. */
export function typed(
  acts: Acts,
  session: IrcSession,
  text: string,
  replyTo: string | null,
  nonce: string | undefined,
): void {
  const { state, irc } = acts
  const person = session.person
  if (person === null) return
  const room = `#${state.channel.login}`
  const grant = state.grants.get((session.pass ?? '').replace(/^oauth:/, ''))
  if (grant === undefined || !grant.scopes.includes('chat:edit')) {
    irc.tell(
      session,
      lines.notice(room, 'no_permission', 'You don’t have permission to perform that action.'),
    )
    return
  }
  const dropped = dropReason(state, person.id, text)
  const action = /^\u0001ACTION (.*)\u0001$/s.exec(text)?.[1]
  const line = {
    login: person.login,
    text: action ?? text,
    action: action !== undefined,
    reply: replyTo ?? undefined,
  }
  const said = dropped === null ? acts.say(line, session, nonce) : null
  state.sent.push({
    at: state.clock.now(),
    via: 'irc',
    sender: person.id,
    text,
    replyTo,
    messageId: said?.id ?? null,
    dropped: dropped?.code ?? null,
  })
  if (dropped !== null) irc.tell(session, lines.notice(room, dropped.code, dropped.message))
  if (said !== null) irc.userstate(session, person, { id: said.id, nonce })
}
