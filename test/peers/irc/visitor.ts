import type { IrcPeer } from '.'

/** The peer's side of one connection. */
export interface Visitor {
  readonly channel: string
  take(text: string): void
  /** One line. */
  write(line: string): void
  raw(bytes: string | Buffer): void
}

let ids = 0

export function createVisitor(
  peer: IrcPeer,
  send: (bytes: string | Buffer) => void,
  tell: (line: string, from: Visitor) => void,
): Visitor {
  let rest = ''
  let nick = '*'
  let user = false
  let negotiating = false
  let welcomed = false
  let channel = ''
  const agreed = new Set<string>()
  const write = (line: string) => send(`${line}\r\n`)
  const numeric = (code: string, ...params: string[]) => write(`:peer ${code} ${nick} ${params.join(' ')}`)
  const source = () => `:${nick}!~micdrop@localhost`
  const refuse = (why: string) => {
    write(`ERROR :${why}`)
    throw new Error(`the IRC peer refuses: ${why}`)
  }

  const welcome = () => {
    if (welcomed || negotiating || nick === '*' || !user) return
    welcomed = true
    numeric('001', ':Welcome')
    numeric(
      '005',
      'CASEMAPPING=rfc1459 PREFIX=(qaohv)~&@%+ CHANMODES=b,k,l,imnpst NICKLEN=12',
      ':are supported',
    )
    numeric('422', ':no message of the day')
  }
  const capWord = (words: string) => {
    const [verb = '', ...rest] = words.split(' ')
    if (peer.caps.length === 0) return numeric('421', 'CAP', ':Unknown command')
    if (verb === 'LS') {
      negotiating = true
      // In two lines, as servers with many capabilities do.
      write(`:peer CAP ${nick} LS * :${peer.caps.slice(0, 2).join(' ')}`)
      write(`:peer CAP ${nick} LS :${peer.caps.slice(2).join(' ')} unheard.of/thing=1`)
    } else if (verb === 'REQ') {
      const wanted = rest.join(' ').replace(/^:/, '').split(' ')
      const known = peer.caps.map((cap) => cap.split('=')[0])
      if (wanted.some((cap) => !known.includes(cap)))
        return write(`:peer CAP ${nick} NAK :${wanted.join(' ')}`)
      for (const cap of wanted) agreed.add(cap)
      write(`:peer CAP ${nick} ACK :${wanted.join(' ')}`)
    } else if (verb === 'END') {
      negotiating = false
      welcome()
    } else refuse(`CAP ${verb}`)
  }
  const signIn = (word: string) => {
    if (!agreed.has('sasl')) refuse('AUTHENTICATE before sasl')
    if (word === 'PLAIN') return write('AUTHENTICATE +')
    const [, account = '', password = ''] = Buffer.from(word, 'base64').toString().split('\0')
    if (peer.accounts[account] !== password) return numeric('904', ':SASL authentication failed')
    numeric('900', `${nick}!~micdrop@localhost ${account}`, `:You are now logged in as ${account}`)
    numeric('903', ':SASL authentication successful')
  }
  const join = (name: string) => {
    if (peer.refuseJoin) return numeric(peer.refuseJoin[0], name, `:${peer.refuseJoin[1]}`)
    channel = name
    write(`${source()} JOIN ${name}`)
    numeric('353', '=', name, `:${nick} @op ~boss +voiced`)
    numeric('366', name, ':End of names')
  }
  const speak = (tags: string, words: string) => {
    if (Buffer.byteLength(`${source()} PRIVMSG ${words}\r\n`) > 512) refuse('a line of more than 512 bytes')
    if (peer.refuseSay === 'swallow') return
    if (peer.refuseSay) return numeric(peer.refuseSay[0], channel, `:${peer.refuseSay[1]}`)
    ids += 1
    tell(`@msgid=peer-${ids}${tags && `;${tags.slice(1)}`} ${source()} PRIVMSG ${words}`, visitor)
  }
  const obey = (line: string) => {
    peer.received.push(line)
    const [, tags = '', command = '', words = ''] = /^(@\S+)? ?(\S+) ?(.*)$/s.exec(line) ?? []
    if (command === 'CAP') capWord(words)
    else if (command === 'AUTHENTICATE') signIn(words)
    else if (command === 'NICK') {
      if (peer.taken.has(words.toLowerCase()))
        return write(`:peer 433 * ${words} :Nickname is already in use`)
      nick = words
      welcome()
    } else if (command === 'USER') {
      user = true
      welcome()
    } else if (command === 'PING') write(`:peer PONG peer ${words}`)
    else if (!welcomed && command !== 'QUIT') refuse(`${command} before the welcome`)
    else if (command === 'JOIN') join(words)
    else if (command === 'PRIVMSG') speak(tags, words)
    else if (command === 'REDACT') {
      const [name = '', id = ''] = words.split(' ')
      if (id === 'gone') write(`FAIL REDACT UNKNOWN_MSGID ${name} ${id} :This message does not exist`)
      else tell(`${source()} REDACT ${name} ${id}`, visitor)
    } else if (!/^(PONG|QUIT|MODE|KICK)$/.test(command)) numeric('421', command, ':Unknown command')
  }
  const visitor: Visitor = {
    get channel() {
      return channel
    },
    take(text) {
      if (peer.frozen) return
      const lines = (rest + text).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) obey(line)
    },
    write: (line) => void (peer.frozen || write(line)),
    raw: (bytes) => void (peer.frozen || send(bytes)),
  }
  return visitor
}
