import { callFor, setTitle } from './call'
import { setServerTime, tick } from './clocks'
import { markOwn } from './marks'
import { morph } from './morph'
import { keepPlace } from './place'
import { settle } from './settle'
import { endNote } from './status'
import { aroundTyped } from './typed'

/** What the server sends: parts of the page as HTML it has made, never data to be drawn here. */
export interface News {
  readonly now: number
  /** The engine's revision that the whole page shows with it. */
  readonly rev?: number
  /** Of an answer, which holds nothing but what is one's own: the revision that shows. */
  readonly made?: number
  readonly html?: string | null
  /** Chat lines, newest first. */
  readonly add?: string
  readonly drop?: readonly string[]
  readonly reload?: boolean
}

const mostLines = 30
/** While somebody reads further down nothing is taken away from there. */
const mostRead = 300

let rev = 0
/** What is the viewer's own may be newer: answers bring it first. */
let own = 0
/** News that came while a page is on its way: it may have been made before them. Null while none is. */
let meanwhile: News[] | null = null

export function revision(): number {
  return rev
}

/** The page as it was loaded. */
export function begin(): void {
  rev = Number(document.body.dataset.rev)
  own = rev
  markOwn()
}

/**
 * Puts what a socket said in its place; it says things in order. Parts whose place is not on this page are left out.
 * @param isFirst of a new socket: it says where the server stands
 */
export function hear(news: News, isFirst: boolean): void {
  setServerTime(news.now)
  rev = isFirst ? (news.rev ?? rev) : Math.max(rev, news.rev ?? 0)
  own = isFirst ? rev : Math.max(own, rev)
  meanwhile?.push(news)
  put(news, !isFirst)
}

/** Puts the answer to a form in its place, unless a socket that was faster has shown more. */
export function answered(news: News): void {
  setServerTime(news.now)
  if (news.made === undefined || news.made < own) return
  own = news.made
  meanwhile?.push(news)
  put(news)
}

/** A page is asked for: gives the revision it must at least show. */
export function expectPage(): number {
  meanwhile = []
  return rev
}

export function expectNoPage(): void {
  meanwhile = null
}

/** Shows a page that was fetched. False for what is no page of ours, or older than `least`: then nothing changes. */
export function show(page: Document, least: number): boolean {
  const loaded = page.body.dataset
  const made = Number(loaded.rev)
  if (loaded.live === undefined || Number.isNaN(made) || made < least) return false
  const newer = (meanwhile ?? []).filter((news) => (news.made ?? news.rev ?? 0) > made)
  setServerTime(Number(loaded.now))
  keepStatus(page)
  const focused = document.activeElement
  change(() => {
    setTitle(page.title)
    aroundTyped(() => morph(document.body, page.body))
  })
  keepFocus(focused)
  for (const news of newer) put(news)
  rev = Math.max(made, rev)
  own = Math.max(made, own)
  return true
}

function put(news: News, keepsOlder = true): void {
  const focused = document.activeElement
  change(() => {
    for (const part of elementsIn(news.html ?? '')) {
      const place = document.getElementById(part.id)
      if (place === null) continue
      // Something begins or ends: what was said of something else is over.
      if (part.id === 'news' && place.textContent !== part.textContent) endNote()
      if (part.id === 'chat' && keepsOlder && isRead(place)) addOlder(part)
      morph(place, part)
    }
    for (const id of news.drop ?? []) document.getElementById(id)?.remove()
    const chat = document.getElementById('chat')
    if (chat !== null) addLines(chat, elementsIn(news.add ?? ''))
  })
  keepFocus(focused)
}

/** All that changes the page: the reader keeps their place, and no finger hits what has just come under it. */
function change(how: () => void): void {
  callFor(() =>
    settle(() =>
      keepPlace(() => {
        how()
        markOwn()
        tick()
      }),
    ),
  )
}

function addLines(chat: Element, lines: Element[]): void {
  const most = isRead(chat) ? mostRead : mostLines
  for (const line of lines.reverse()) if (document.getElementById(line.id) === null) chat.prepend(line)
  while (chat.children.length > most) chat.lastElementChild?.remove()
}

function isRead(chat: Element): boolean {
  return chat.getBoundingClientRect().top < 0
}

/**
 * The whole list holds the newest lines; older ones that somebody reads stay below them. Not in the first message of a
 * socket: that need not say which of them were taken back meanwhile.
 */
function addOlder(list: Element): void {
  const last = document.getElementById(list.lastElementChild?.id ?? '')
  for (let line = last?.nextElementSibling; line; line = line.nextElementSibling)
    list.append(line.cloneNode(true))
}

/** The answer to what the viewer did stays until they do something else; how the line stands is ours to say. */
function keepStatus(loaded: Document): void {
  for (const id of ['note', 'link']) {
    const [old, fresh] = [document.getElementById(id), loaded.getElementById(id)]
    if (old !== null && fresh?.textContent === '') fresh.replaceWith(old.cloneNode(true))
  }
}

/** When what had the focus is gone, the next field or the heading of its part takes it, not the top of the page. */
function keepFocus(focused: Element | null): void {
  if (focused === null || focused === document.body || canHaveFocus(focused)) return
  const [part] = focused.id.split('-')
  const onNow = part === 'claim' || part === 'take' || part === 'answer'
  const isKept = document.querySelector('#own.busy') !== null
  const next =
    part === 'say'
      ? 'say-text'
      : part === 'pay' || (onNow && isKept)
        ? 'own-title'
        : onNow
          ? 'now-title'
          : 'mine-title'
  document.getElementById(next)?.focus({ preventScroll: true })
}

function canHaveFocus(element: Element): boolean {
  return element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled')
}

function elementsIn(html: string): Element[] {
  const template = document.createElement('template')
  template.innerHTML = html
  return [...template.content.children]
}
