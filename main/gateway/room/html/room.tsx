/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { raw } from 'hono/html'
import { apart } from '../../../../core/words/apart'
import type { ChatLine } from '../chat'
import type { Top } from '../facts'
import type { Note } from '../notes'
import type { OwnHtml } from '../own-part'
import type { Speech } from '../speech'
import type { Visitor } from '../visitor'
import { ActForm, Dock, Fields, Languages, Refresh, Tape } from './layout'
import { PresenceSection } from './presence'
import { Say } from './say'

export function TopBar({ top, speech }: { top: Top; speech: Speech }) {
  const { words } = speech
  return (
    <header id="top">
      {top.rehearsal ? <Tape speech={speech} /> : null}
      <div class="head">
        <h1 dir="auto">{top.title ?? words.noShow}</h1>
        {top.live ? <span class="live">{words.live}</span> : null}
      </div>
      {top.paused ? <p class="mark stop">{words.paused}</p> : null}
    </header>
  )
}

export interface RoomPage {
  readonly visitor: Visitor
  readonly nonce: string
  readonly note: Note | null
  readonly speech: Speech
  readonly here: string
  /** Rendered once for everyone, and marked with what is the viewer's. */
  readonly shared: {
    readonly top: string
    readonly now: string
    readonly dock: string
    readonly news: string
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
  const { visitor, own, shared, speech, nonce } = page
  const { words } = speech
  return (
    <>
      <a class="skip" href="#now">
        {words.skip}
      </a>
      {raw(shared.top)}
      <main id="main">
        <ActForm visitor={visitor} nonce={nonce} />
        {raw(own.kept + shared.now)}
        {page.hall ? <PresenceSection visitor={visitor} nonce={nonce} speech={speech} /> : null}
      </main>
      <Dock note={page.note} news={shared.news} speech={speech}>
        {raw(own.act + shared.dock)}
      </Dock>
      {raw(own.mine)}
      {page.onAir ? <ChatSection page={page} /> : null}
      <footer>
        <You page={page} />
        <Calls speech={speech} />
        <p>
          <a href="/orders">{words.myOrders}</a>
        </p>
        <Refresh visitor={visitor} speech={speech} />
        <p class="quiet">
          <Say text={words.privacy(apart(page.seller))} />
        </p>
        <Languages speech={speech} here={page.here} />
      </footer>
    </>
  )
}

/** Shown by the script, where a browser can notify (room.css). */
function Calls({ speech: { words } }: { speech: Speech }) {
  return (
    <>
      <p class="call ask">
        <button type="button" id="call-on" class="soft">
          {words.callMe}
        </button>
      </p>
      <p class="call on">
        {words.called}{' '}
        <button type="button" id="call-off" class="soft">
          {words.stopCalls}
        </button>
      </p>
    </>
  )
}

function ChatSection({ page }: { page: RoomPage }) {
  const { visitor, note, speech } = page
  const { words } = speech
  return (
    <section id="chat-section" aria-labelledby="chat-title">
      <form id="say" method="post" action="/say" autocomplete="off">
        <Fields visitor={visitor} nonce={page.nonce} />
        {visitor.named ? null : (
          <>
            <LostName visitor={visitor} speech={speech} />
            <label for="say-name">{words.yourName}</label>
            <input
              id="say-name"
              name="name"
              dir="auto"
              placeholder={visitor.viewer.name}
              value={note?.name ?? ''}
            />
          </>
        )}
        <label for="say-text" class="sr">
          {words.yourMessage}
        </label>
        <div class="row">
          <input
            id="say-text"
            name="text"
            dir="auto"
            required
            placeholder={words.yourMessage}
            value={note?.text ?? ''}
          />
          <button type="submit" id="send" class="soft">
            {words.send}
          </button>
        </div>
      </form>
      <h2 id="chat-title">{words.chat}</h2>
      {raw(page.shared.chat)}
    </section>
  )
}

/** A name from an earlier show that cannot be had in this one. */
function LostName({ visitor: { lost }, speech: { words } }: { visitor: Visitor; speech: Speech }) {
  if (lost === null) return null
  const name = apart(lost.name)
  return (
    <p class="quiet">
      <Say text={lost.why === 'kept' ? words.nameKept(name) : words.nameTaken(name)} />
    </p>
  )
}

function You({ page }: { page: RoomPage }) {
  const { viewer } = page.visitor
  const { words } = page.speech
  return (
    <details id="you">
      <summary>
        <Say text={words.youAre(apart(viewer.name))} />
      </summary>
      <form method="post" action="/name" id="name">
        <Fields visitor={page.visitor} nonce={page.nonce} />
        <label for="new-name">{words.nameSeen}</label>
        <div class="row">
          <input
            id="new-name"
            name="name"
            dir="auto"
            required
            placeholder={viewer.name}
            value={page.note?.newName ?? ''}
          />
          <button type="submit" class="soft">
            {words.save}
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

export function ChatItem({ line, speech }: { line: ChatLine; speech: Speech }) {
  if (line.name === null)
    return (
      <li id={lineElement(line.id)} class="official">
        <h3>
          {star}
          {speech.words.host}
        </h3>
        <p dir="auto">{line.text}</p>
      </li>
    )
  return (
    <li id={lineElement(line.id)}>
      <b>
        <bdi>{speech.name(line.name)}</bdi>:
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
