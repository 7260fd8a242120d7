import { connect } from 'node:net'

/** A viewer with a plain IRC client: sends what it is told and keeps what it hears. */
export interface IrcClient {
  readonly heard: readonly string[]
  send(line: string): void
  /** Waits for a line, old or new. */
  sees(pattern: RegExp): Promise<string>
  close(): void
}

/** `from`: another address of this machine (127.0.0.2), so that the server can tell viewers apart. */
export async function joinAs(
  port: number,
  nick: string,
  channel: string,
  options: { readonly from?: string; readonly caps?: string } = {},
): Promise<IrcClient> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: options.from ?? '127.0.0.1' })
  const heard: string[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  socket.setEncoding('utf8')
  socket.on('error', () => {})
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const ping = /^PING (.*)/.exec(line)
      if (ping) socket.write(`PONG ${ping[1]}\r\n`)
      heard.push(line)
    }
    for (const check of [...waiting]) check()
  })
  const client: IrcClient = {
    heard,
    send: (line) => void socket.write(`${line}\r\n`),
    sees: (pattern) =>
      new Promise((resolve) => {
        const check = () => {
          const line = heard.find((one) => pattern.test(one))
          if (line === undefined) return
          waiting.delete(check)
          resolve(line)
        }
        waiting.add(check)
        check()
      }),
    close: () => void socket.destroy(),
  }
  client.send(`CAP REQ :${options.caps ?? 'message-tags server-time echo-message'}`)
  client.send(`NICK ${nick}`)
  client.send(`USER ${nick} 0 * :${nick}`)
  client.send('CAP END')
  await client.sees(/ 001 /)
  client.send(`JOIN ${channel}`)
  await client.sees(/ 366 /)
  return client
}
