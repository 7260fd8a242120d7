import type { IncomingMessage, ServerResponse } from 'node:http'

/** A request, read to its end. */
export type Ask = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  header(name: string): string | undefined
  readonly text: string
  /** Body as JSON object, or an empty one. */
  readonly json: Readonly<Record<string, unknown>>
}

export type Answer = { readonly status: number; readonly body?: unknown }

const names: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

export function refuse(status: number, message: string): Answer {
  return { status, body: { error: names[status] ?? 'Error', status, message } }
}

export async function readAsk(request: IncomingMessage): Promise<Ask> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  const url = new URL(request.url ?? '/', 'http://peer')
  let json: Record<string, unknown> = {}
  if (text.startsWith('{')) {
    try {
      json = JSON.parse(text) as Record<string, unknown>
    } catch {
      json = {}
    }
  }
  const header = (name: string): string | undefined => {
    const value = request.headers[name.toLowerCase()]
    return Array.isArray(value) ? value[0] : value
  }
  return { method: request.method ?? 'GET', path: url.pathname, query: url.searchParams, header, text, json }
}

export function writeAnswer(
  response: ServerResponse,
  answer: Answer,
  headers: Record<string, string> = {},
): void {
  const empty = answer.body === undefined
  response.writeHead(answer.status, empty ? headers : { 'Content-Type': 'application/json', ...headers })
  response.end(empty ? undefined : JSON.stringify(answer.body))
}

/** A field of a JSON body, when it has the type asked for. */
export function textOf(json: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = json[key]
  return typeof value === 'string' ? value : null
}

export function numberOf(json: Readonly<Record<string, unknown>>, key: string): number | null {
  const value = json[key]
  return typeof value === 'number' ? value : null
}

export function objectOf(
  json: Readonly<Record<string, unknown>>,
  key: string,
): Readonly<Record<string, unknown>> | null {
  const value = json[key]
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
