import { constants, inflateRawSync } from 'node:zlib'

/** What the server says on a room's socket. */
export interface Heard {
  readonly now: number
  readonly rev: number
  readonly made?: number
  readonly html?: string
  readonly add?: string
  readonly drop?: readonly string[]
  readonly reload?: boolean
}

interface Element {
  readonly id: string
  readonly html: string
}

const alone = new Set(['input', 'meta', 'link', 'br'])
const tags = /<(\/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>/g

/** The outermost elements of some HTML as the room makes it, with their ids. */
export function elementsIn(html: string): Element[] {
  const found: Element[] = []
  let depth = 0
  let from = 0
  for (const match of html.matchAll(tags)) {
    const [whole, closes, name, attributes] = match
    if (depth === 0) from = match.index
    if (closes === '/') depth -= 1
    else if (!alone.has(name!) && !attributes!.endsWith('/')) depth += 1
    if (depth !== 0) continue
    const element = html.slice(from, match.index + whole.length)
    found.push({ id: /^<[a-z0-9]+[^>]*? id="([^"]*)"/.exec(element)?.[1] ?? '', html: element })
  }
  return found
}

/** The element with this id, wherever it stands. */
function elementIn(html: string, id: string): string | null {
  const at = html.search(new RegExp(`<[a-z0-9]+(?: [^>]*)? id="${id.replace(/[.:]/g, '\\$&')}"`))
  return at < 0 ? null : (elementsIn(html.slice(at))[0]?.html ?? null)
}

/** Pages run their clocks themselves. */
const still = (html: string) =>
  html.replace(/(data-until="\d+"[^>]*>)[^<]*/g, '$1').replace(/ width="[\d.]+%" data-from/g, ' data-from')

/** What all see alike, before the viewer's own part has marked in it what is theirs. */
const unmarked = (html: string) =>
  still(html)
    .replace(/(data-(?:pool|ticket)="[^"]*") hidden/g, '$1')
    .replace(/(data-quiz="[^"]*") disabled/g, '$1')
    .replace(/(data-yours="[^"]*")(?: hidden="")?/g, '$1')

const mostLines = 30
const partIds = ['top', 'news', 'own', 'mine', 'own-act', 'now', 'now-act']

/** The room's page as its script keeps it (renderer/room/page.ts), without a browser: parts by id, and the chat's lines. */
export class Page {
  parts = new Map<string, string>()
  chat: Element[] | null = null
  live = ''
  rev = 0
  own = 0
  wantsPage = false
  private meanwhile: Heard[] | null = null

  constructor(html: string) {
    this.put(html)
    this.rev = this.own
  }

  private put(html: string): void {
    const now = /<body data-live="([^"]*)" data-now="\d+" data-rev="(\d+)"/.exec(html)!
    this.live = now[1]!.replaceAll('&amp;', '&')
    this.rev = Math.max(this.rev, Number(now[2]))
    this.own = Math.max(this.own, Number(now[2]))
    this.parts = new Map(partIds.map((id) => [id, unmarked(elementIn(html, id) ?? '')] as const))
    const chat = elementIn(html, 'chat')
    this.chat = chat === null ? null : linesOf(chat)
  }

  address(): string {
    return this.live.replace(/rev=\d+/, `rev=${this.rev}`)
  }

  hear(news: Heard, isFirst: boolean): void {
    this.rev = isFirst ? news.rev : Math.max(this.rev, news.rev)
    this.own = isFirst ? this.rev : Math.max(this.own, news.made ?? 0)
    if (news.reload === true) this.wantsPage = true
    this.meanwhile?.push(news)
    this.apply(news)
  }

  ask(): void {
    this.meanwhile = []
  }

  /** The page that was asked for has come. */
  show(html: string): void {
    const made = Number(/data-rev="(\d+)"/.exec(html)![1])
    const newer = (this.meanwhile ?? []).filter((news) => (news.made ?? news.rev) > made)
    this.meanwhile = null
    this.wantsPage = newer.some(({ reload }) => reload === true)
    this.put(html)
    for (const news of newer) this.apply(news)
  }

  private apply(news: Heard): void {
    for (const { id, html } of elementsIn(news.html ?? '')) {
      if (id === 'chat') this.chat = this.chat === null ? null : linesOf(html)
      else if (this.parts.has(id)) this.parts.set(id, unmarked(html))
      else {
        const now = this.parts.get('now')!
        const old = elementIn(now, id)
        if (old !== null)
          this.parts.set(
            'now',
            now.replace(old, () => unmarked(html)),
          )
      }
    }
    if (this.chat === null) return
    for (const gone of news.drop ?? []) this.chat = this.chat.filter(({ id }) => id !== gone)
    for (const line of elementsIn(news.add ?? '').reverse())
      if (!this.chat.some(({ id }) => id === line.id)) this.chat.unshift(line)
    this.chat.length = Math.min(this.chat.length, mostLines)
  }
}

function linesOf(list: string): Element[] {
  return elementsIn(list.slice(list.indexOf('>') + 1, list.lastIndexOf('<')))
}

interface Frame {
  /** Null for a ping. */
  readonly text: string | null
  readonly deflated: boolean
}

/** A server's frames: whole and not masked, texts perhaps deflated. */
export function framesIn(bytes: Buffer): Frame[] {
  const frames: Frame[] = []
  for (let rest = bytes; rest.length > 0; ) {
    const short = rest[1]!
    const head = short < 126 ? 2 : short === 126 ? 4 : 10
    const length =
      short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2))
    const payload = rest.subarray(head, head + length)
    const deflated = (rest[0]! & 0x40) !== 0
    frames.push({ text: (rest[0]! & 0x0f) === 1 ? textOf(payload, deflated) : null, deflated })
    rest = rest.subarray(head + length)
  }
  return frames
}

function textOf(payload: Buffer, deflated: boolean): string {
  if (!deflated) return payload.toString('utf8')
  const whole = Buffer.concat([payload, Buffer.from([0, 0, 0xff, 0xff])])
  return inflateRawSync(whole, { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8')
}
