import { request } from 'node:http'
import { WebSocket } from 'ws'

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Record<string, string | string[] | undefined>
}

/** A request to 127.0.0.1 with exactly these headers, Host included, as a proxy or a forger on this machine sends it. */
export function knockAt(
  port: number,
  headers: Record<string, string>,
  { path = '/', method = 'GET', body = '' }: { path?: string; method?: string; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (more) => {
        text += more
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Resolves with the open socket, or with the status of the refusal. */
export function socketAt(
  port: number,
  headers: Record<string, string>,
  path = '/live',
): Promise<WebSocket | number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers })
    socket.once('open', () => resolve(socket))
    socket.once('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('error', reject)
  })
}

export const isClosed = (socket: WebSocket) =>
  socket.readyState === socket.CLOSED ||
  new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)))
