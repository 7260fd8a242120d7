import type { IrcMessage } from './message'

/** How signing in to a server went. `needs-login` and `failed` would only fail again until the host changes something. */
export type Registered =
  | { readonly done: 'registered'; readonly nick: string }
  | { readonly done: 'needs-login' | 'failed'; readonly reason: string }

export interface Registration {
  /** Null while it goes on. */
  take(message: IrcMessage): Registered | null
  /** Capabilities the server agreed to. Changes later, too: servers announce new ones and take them back. */
  readonly agreed: ReadonlySet<string>
}

export interface Introduction {
  readonly nick: string
  readonly account: string
  readonly password: string | null
  send(line: string): void
  nickLength(): number
}

const wanted = [
  'message-tags',
  'server-time',
  'echo-message',
  'account-tag',
  'account-notify',
  'extended-join',
  'multi-prefix',
  'chghost',
  'batch',
  'cap-notify',
  'draft/message-redaction',
]

/** Introduces Micdrop: capabilities (CAP LS 302), SASL PLAIN where an account is given, a nick that is free. */
export function createRegistration(parts: Introduction): Registration {
  const { send, account } = parts
  const agreed = new Set<string>()
  const offered = new Map<string, string>()
  let nick = parts.nick
  let welcomed = false

  send('CAP LS 302')
  send(`NICK ${nick}`)
  send('USER micdrop 0 * :Micdrop')

  const request = (names: readonly string[]) => {
    const asked = names.filter((name) => offered.has(name) && !agreed.has(name))
    if (asked.length > 0) send(`CAP REQ :${asked.join(' ')}`)
    return asked.length > 0
  }
  const noSignIn = (reason: string): Registered => ({ done: 'needs-login', reason })

  function takeCap({ params }: IrcMessage): Registered | null {
    const [, verb = '', ...rest] = params
    const words = (rest.at(-1) ?? '').split(' ').filter((word) => word !== '')
    if (verb === 'LS' || verb === 'NEW') {
      for (const word of words) {
        const [name = '', value = ''] = word.split(/=(.*)/s)
        offered.set(name, value)
      }
      if (verb === 'NEW') request(wanted)
      if (verb === 'NEW' || rest[0] === '*') return null
      const sasl = offered.get('sasl')
      if (account !== '' && (sasl === undefined || (sasl !== '' && !sasl.split(',').includes('PLAIN'))))
        return noSignIn('This server takes no account with a password. Leave the account empty.')
      if (!request(account === '' ? wanted : [...wanted, 'sasl'])) send('CAP END')
    }
    if (verb === 'ACK') {
      for (const word of words) {
        if (word.startsWith('-')) agreed.delete(word.slice(1))
        else agreed.add(word)
      }
      if (!welcomed) send(account !== '' && agreed.has('sasl') ? 'AUTHENTICATE PLAIN' : 'CAP END')
    }
    if (verb === 'DEL')
      for (const word of words) {
        offered.delete(word)
        agreed.delete(word)
      }
    if (verb === 'NAK' && !welcomed) {
      if (account !== '') return noSignIn('The server did not want to begin the sign-in.')
      send('CAP END')
    }
    return null
  }

  return {
    agreed,
    take(message) {
      const { command, params } = message
      if (command === 'CAP') return takeCap(message)
      if (command === 'AUTHENTICATE' && params[0] === '+') {
        for (const line of plain(account, parts.password ?? '')) send(`AUTHENTICATE ${line}`)
        return null
      }
      if (command === '903') send('CAP END')
      if (command === '902' || command === '904' || command === '905' || command === '906')
        return noSignIn(`The server does not accept this password for the account ${account}.`)
      if (command === '464') return noSignIn('The server asks for a password that Micdrop does not have.')
      if (command === '465')
        return { done: 'failed', reason: `The server bans this address: ${params.at(-1)}` }
      if (command === '432' && !welcomed)
        return { done: 'failed', reason: `The server does not accept the nick ${nick}. Choose another one.` }
      if ((command === '433' || command === '436') && !welcomed) {
        nick = nextNick(nick, parts.nickLength())
        send(`NICK ${nick}`)
      }
      if (command !== '001') return null
      welcomed = true
      return { done: 'registered', nick: params[0] ?? nick }
    },
  }
}

/** SASL PLAIN in pieces of 400, the last one shorter (IRCv3 sasl-3.1). */
function plain(account: string, password: string): string[] {
  const whole = Buffer.from(`${account}\0${account}\0${password}`).toString('base64')
  const pieces = whole.match(/.{1,400}/g) ?? []
  return pieces.at(-1)?.length === 400 ? [...pieces, '+'] : pieces
}

/** `mike`, `mike_`, `mike__`; where the nick is full, its end turns into underscores and then changes letter by letter. */
function nextNick(nick: string, longest: number): string {
  if (nick.length < longest) return `${nick}_`
  const kept = nick.replace(/_+$/, '')
  if (kept.length > 1) return kept.slice(0, -1).padEnd(longest, '_')
  return `m${(Number(nick.slice(1)) || 0) + 1}`
}
