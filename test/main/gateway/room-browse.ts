import { WebSocket } from 'ws'

/** Nothing but the time and the revision. */
export const isBeat = (message: object) =>
  Object.keys(message).every((name) => name === 'now' || name === 'rev')

export interface Seen {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  /** Path and query of the page in the end. */
  readonly path: string
}

/** A browser without scripts: keeps cookies, follows redirects, fills the forms it finds. */
export class Browser {
  readonly jar = new Map<string, string>()
  page: Seen | null = null

  constructor(
    readonly url: string,
    readonly headers: Record<string, string> = {},
  ) {}

  async get(path: string): Promise<Seen> {
    return this.follow(await this.request(path, {}), path)
  }

  /** Sends the form with this id as it stands in the page, with changed or added fields. */
  async send(
    formId: string,
    fields: Record<string, string> = {},
    page = this.page,
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    const html = page?.html ?? ''
    const form = new RegExp(`<form[^>]*id="${formId}"[^>]*>([\\s\\S]*?)</form>`).exec(html)
    if (form === null) throw new Error(`no form ${formId} in ${html.slice(0, 3_000)}`)
    const action = /action="([^"]*)"/.exec(form[0])![1]!
    const body = new URLSearchParams()
    for (const [input] of form[1]!.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
      body.set(/name="([^"]*)"/.exec(input)![1]!, /value="([^"]*)"/.exec(input)![1]!)
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.post(action, body, headers)
  }

  async post(
    path: string,
    body: URLSearchParams | string,
    headers: Record<string, string> = {},
  ): Promise<Seen> {
    return this.follow(await this.request(path, { method: 'POST', body, headers }), path)
  }

  async request(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(this.url + path, {
      redirect: 'manual',
      ...init,
      headers: {
        'accept-encoding': 'identity',
        ...this.headers,
        ...(cookie === '' ? {} : { cookie }),
        ...(init.headers as Record<string, string>),
      },
    })
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';')
      const cut = pair.indexOf('=')
      this.jar.set(pair.slice(0, cut), pair.slice(cut + 1))
    }
    return response
  }

  /** A socket with this browser's cookies; `next` gives its messages in order, without beats that say nothing new. */
  async connect(
    path = '/live',
  ): Promise<{ socket: WebSocket; next: () => Promise<Record<string, unknown>> }> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const socket = new WebSocket(this.url.replace('http', 'ws') + path, { headers: { cookie } })
    const heard: Record<string, unknown>[] = []
    const waiting: ((message: Record<string, unknown>) => void)[] = []
    socket.on('message', (raw) => {
      const message = JSON.parse(String(raw)) as Record<string, unknown>
      if (isBeat(message)) return
      const take = waiting.shift()
      if (take === undefined) heard.push(message)
      else take(message)
    })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    return {
      socket,
      next: () => {
        const first = heard.shift()
        return first === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(first)
      },
    }
  }

  private async follow(response: Response, path: string): Promise<Seen> {
    const location = response.headers.get('location')
    if (response.status === 303 && location !== null)
      return this.follow(await this.request(location, {}), location)
    this.page = { status: response.status, headers: response.headers, html: await response.text(), path }
    return this.page
  }
}
