import * as lines from './irc-lines'
import type { Person } from './people'
import type { TwitchState } from './state'

/** One IRC connection. `person` is null for the anonymous `justinfan` nicks. */
export type IrcSession = {
  nick: string | null
  pass: string | null
  person: Person | null
  registered: boolean
  readonly caps: Set<string>
  readonly joined: Set<string>
}

export type Tell = (line: string) => void

export function newSession(): IrcSession {
  return { nick: null, pass: null, person: null, registered: false, caps: new Set(), joined: new Set() }
}

const known = ['twitch.tv/tags', 'twitch.tv/commands', 'twitch.tv/membership']

/** Logging in, joining, pinging. `other`: the line is something else; `refused`: the socket has to end. */
export function greet(
  session: IrcSession,
  line: string,
  state: TwitchState,
  tell: Tell,
): 'done' | 'other' | 'refused' {
  const [word = '', ...rest] = line.split(' ')
  const argument = rest.join(' ').replace(/^:/, '')
  switch (word.toUpperCase()) {
    case 'CAP':
      capabilities(session, rest, tell)
      return 'done'
    case 'PASS':
      session.pass = argument
      return 'done'
    case 'NICK':
      session.nick = argument.toLowerCase()
      return register(session, state, tell) ? 'done' : 'refused'
    case 'PING':
      tell(argument === '' ? 'PONG :tmi.twitch.tv' : `:tmi.twitch.tv PONG tmi.twitch.tv :${argument}`)
      return 'done'
    case 'JOIN':
      if (session.registered)
        for (const room of argument.split(',')) join(session, room.trim().toLowerCase(), state, tell)
      return 'done'
    case 'PART':
      for (const room of argument.split(',')) {
        session.joined.delete(room)
        tell(`:${session.nick}!${session.nick}@${session.nick}.tmi.twitch.tv PART ${room}`)
      }
      return 'done'
    case 'USER':
    case 'PONG':
      return 'done'
    default:
      return 'other'
  }
}

function capabilities(session: IrcSession, words: readonly string[], tell: Tell): void {
  const [verb = '', ...asked] = words
  if (verb.toUpperCase() === 'LS') tell(`:tmi.twitch.tv CAP * LS :${known.join(' ')}`)
  if (verb.toUpperCase() !== 'REQ') return
  const wanted = asked.join(' ').replace(/^:/, '').split(' ').filter(Boolean)
  const fine = wanted.every((one) => known.includes(one))
  if (fine) for (const one of wanted) session.caps.add(one)
  tell(`:tmi.twitch.tv CAP * ${fine ? 'ACK' : 'NAK'} :${wanted.join(' ')}`)
}

function register(session: IrcSession, state: TwitchState, tell: Tell): boolean {
  const nick = session.nick ?? ''
  if (!/^justinfan\d+$/.test(nick)) {
    const token = /^oauth:(.+)$/.exec(session.pass ?? '')?.[1]
    if (token === undefined) {
      tell(lines.notice('*', null, 'Improperly formatted auth'))
      return false
    }
    const grant = state.grants.get(token)
    const reads = grant?.scopes.includes('chat:read') === true
    if (grant?.userId == null || grant.revoked || grant.expiresAt <= state.clock.now() || !reads) {
      tell(lines.notice('*', null, 'Login authentication failed'))
      return false
    }
    session.person = state.people.byId(grant.userId) ?? null
    session.nick = session.person?.login ?? nick
  }
  session.registered = true
  const me = session.nick
  tell(`:tmi.twitch.tv 001 ${me} :Welcome, GLHF!`)
  tell(`:tmi.twitch.tv 002 ${me} :Your host is tmi.twitch.tv`)
  tell(`:tmi.twitch.tv 003 ${me} :This server is rather new`)
  tell(`:tmi.twitch.tv 004 ${me} :-`)
  tell(`:tmi.twitch.tv 375 ${me} :-`)
  tell(`:tmi.twitch.tv 372 ${me} :You are in a maze of twisty passages, all alike.`)
  tell(`:tmi.twitch.tv 376 ${me} :>`)
  if (session.person !== null && session.caps.has('twitch.tv/commands'))
    tell(lines.globaluserstate(session.person))
  return true
}

/** A channel nobody has is answered with silence, as the real service does. */
function join(session: IrcSession, room: string, state: TwitchState, tell: Tell): void {
  const channel = state.people.byLogin(room.replace(/^#/, ''))
  if (channel === undefined || !room.startsWith('#')) return
  session.joined.add(room)
  const me = session.nick
  tell(`:${me}!${me}@${me}.tmi.twitch.tv JOIN ${room}`)
  tell(`:${me}.tmi.twitch.tv 353 ${me} = ${room} :${me}`)
  tell(`:${me}.tmi.twitch.tv 366 ${me} ${room} :End of /NAMES list`)
  if (!session.caps.has('twitch.tv/commands')) return
  if (session.person !== null)
    tell(lines.userstate(channel, session.person, state.moderates(session.person.id)))
  tell(lines.roomstate(channel, state.settings))
}
