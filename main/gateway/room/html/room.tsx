/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { raw } from 'hono/html'
import type { ChatLine } from '../chat'
import type { Note } from '../notes'
import type { Visitor } from '../visitor'
import { ActForm, Fields, Refresh, Status } from './layout'
import { PresenceSection } from './presence'

export interface Top {
  readonly title: string
  readonly rehearsal: boolean
  readonly paused: boolean
}

export function TopBar({ title, rehearsal, paused }: Top) {
  return (
    <header id="top">
      <h1 dir="auto">{title}</h1>
      {rehearsal ? <p class="mark">Rehearsal: nothing here costs real money</p> : null}
      {paused ? <p class="mark stop">The host has paused sales. What is kept for you stays yours.</p> : null}
    </header>
  )
}

export interface RoomPage {
  readonly visitor: Visitor
  readonly nonce: string
  readonly note: Note | null
  readonly news: string
  /** Rendered once for everyone. */
  readonly shared: { readonly top: string; readonly now: string; readonly chat: string }
  readonly own: string
  readonly onAir: boolean
  /** The show has an audience in the hall. */
  readonly hall: boolean
  readonly seller: string
}

export function RoomBody(page: RoomPage) {
  const { visitor } = page
  return (
    <>
      <a class="skip" href="#now">
        Skip to what is on now
      </a>
      {raw(page.shared.top)}
      <main id="main">
        <Status note={page.note} news={page.news} />
        <ActForm visitor={visitor} nonce={page.nonce} />
        {raw(page.own)}
        {raw(page.shared.now)}
        {page.hall ? <PresenceSection visitor={visitor} nonce={page.nonce} /> : null}
        {page.onAir ? <ChatSection page={page} /> : null}
        <You page={page} />
      </main>
      <footer>
        <p>
          <a href="/orders">My orders</a>
        </p>
        <Refresh visitor={visitor} />
        <p class="quiet">
          Your name and messages are seen by everyone here. They are kept on {page.seller}’s own computer.
        </p>
      </footer>
    </>
  )
}

function ChatSection({ page }: { page: RoomPage }) {
  const { visitor, note } = page
  return (
    <section id="chat-section" aria-labelledby="chat-title">
      <h2 id="chat-title">Chat</h2>
      <form id="say" method="post" action="/say" autocomplete="off">
        <Fields visitor={visitor} nonce={page.nonce} />
        {visitor.named ? null : (
          <>
            <LostName visitor={visitor} />
            <label for="say-name">Your name</label>
            <input id="say-name" name="name" maxlength={50} placeholder={visitor.viewer.name} />
          </>
        )}
        <label for="say-text">Your message</label>
        <div class="row">
          <input id="say-text" name="text" maxlength={500} required value={note?.text ?? ''} />
          <button type="submit" id="send">
            Send
          </button>
        </div>
      </form>
      {raw(page.shared.chat)}
    </section>
  )
}

/** A name from an earlier show that cannot be had in this one. */
function LostName({ visitor: { lost } }: { visitor: Visitor }) {
  if (lost === null) return null
  return (
    <p class="quiet">
      <bdi>{lost.name}</bdi>{' '}
      {lost.why === 'kept' ? 'is kept for the show’s own team' : 'is in use by somebody here'}. Choose another
      name.
    </p>
  )
}

function You({ page }: { page: RoomPage }) {
  const { viewer } = page.visitor
  return (
    <details id="you">
      <summary>
        You are <bdi>{viewer.name}</bdi>. Change name
      </summary>
      <form method="post" action="/name" id="name">
        <Fields visitor={page.visitor} nonce={page.nonce} />
        <label for="new-name">Name others see</label>
        <div class="row">
          <input id="new-name" name="name" maxlength={50} required />
          <button type="submit">Save</button>
        </div>
      </form>
    </details>
  )
}

/** `items`: the lines, newest first, as rendered by `ChatItem`. */
export function ChatList({ items }: { items: readonly string[] }) {
  return (
    <ul id="chat" class="plain">
      {raw(items.join(''))}
    </ul>
  )
}

export function ChatItem({ line }: { line: ChatLine }) {
  if (line.name === null)
    return (
      <li id={lineElement(line.id)} class="official">
        <h3>
          {megaphone}
          Official
        </h3>
        <p dir="auto">{line.text}</p>
      </li>
    )
  return (
    <li id={lineElement(line.id)}>
      <b>
        <bdi>{line.name}</bdi>:
      </b>{' '}
      <span dir="auto">{line.text}</span>
    </li>
  )
}

/** Beside the word and a heading: no name and no text can draw itself one of these. As text (see text.ts). */
const megaphone = raw(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 9v6h4l8 5V4L7 9zm14-1v8a4 4 0 0 0 0-8"></path></svg>',
)

export function lineElement(lineId: string): string {
  return `line-${lineId}`
}
