/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { raw } from 'hono/html'
import type { ChatLine } from '../chat'
import type { Note } from '../notes'
import type { OwnHtml } from '../own-part'
import type { Visitor } from '../visitor'
import { ActForm, Dock, Fields, Refresh, Tape } from './layout'
import { PresenceSection } from './presence'

export interface Top {
  readonly title: string
  readonly rehearsal: boolean
  readonly paused: boolean
  readonly live: boolean
}

export function TopBar({ title, rehearsal, paused, live }: Top) {
  return (
    <header id="top">
      {rehearsal ? <Tape /> : null}
      <div class="head">
        <h1 dir="auto">{title}</h1>
        {live ? <span class="live">LIVE</span> : null}
      </div>
      {paused ? <p class="mark stop">The host has paused sales. What is kept for you stays yours.</p> : null}
    </header>
  )
}

export interface RoomPage {
  readonly visitor: Visitor
  readonly nonce: string
  readonly note: Note | null
  readonly news: string
  /** Rendered once for everyone, and marked with what is the viewer's. */
  readonly shared: {
    readonly top: string
    readonly now: string
    readonly dock: string
    readonly chat: string
  }
  readonly own: OwnHtml
  readonly onAir: boolean
  /** The show has an audience in the hall. */
  readonly hall: boolean
  readonly seller: string
}

/** The dock is read after what it is about, and seen at the foot (room.css). */
export function RoomBody(page: RoomPage) {
  const { visitor, own, shared } = page
  return (
    <>
      <a class="skip" href="#now">
        Skip to what is on now
      </a>
      {raw(shared.top)}
      <main id="main">
        <ActForm visitor={visitor} nonce={page.nonce} />
        {raw(own.kept + shared.now)}
        {page.hall ? <PresenceSection visitor={visitor} nonce={page.nonce} /> : null}
      </main>
      <Dock note={page.note} news={page.news}>
        {raw(own.act + shared.dock)}
      </Dock>
      {raw(own.mine)}
      {page.onAir ? <ChatSection page={page} /> : null}
      <footer>
        <You page={page} />
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
      <form id="say" method="post" action="/say" autocomplete="off">
        <Fields visitor={visitor} nonce={page.nonce} />
        {visitor.named ? null : (
          <>
            <LostName visitor={visitor} />
            <label for="say-name">Your name</label>
            <input id="say-name" name="name" maxlength={50} placeholder={visitor.viewer.name} />
          </>
        )}
        <label for="say-text" class="sr">
          Your message
        </label>
        <div class="row">
          <input
            id="say-text"
            name="text"
            maxlength={500}
            required
            placeholder="Your message"
            value={note?.text ?? ''}
          />
          <button type="submit" id="send" class="soft">
            Send
          </button>
        </div>
      </form>
      <h2 id="chat-title">Chat</h2>
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
          <button type="submit" class="soft">
            Save
          </button>
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
          {star}
          Host
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
const star = raw(
  '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3l2.6 5.6 6 .7-4.5 4.1 1.2 6L12 16.4 6.7 19.4l1.2-6L3.4 9.3l6-.7z"></path></svg>',
)

export function lineElement(lineId: string): string {
  return `line-${lineId}`
}
