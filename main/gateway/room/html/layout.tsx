/** @jsxImportSource hono/jsx */
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { clockText, type Instant } from '../../../../core/base/time'
import type { Note } from '../notes'
import type { Visitor } from '../visitor'
import { textOf } from './text'

/** What every page of the room needs to know. */
export interface Frame {
  readonly title: string
  readonly style: string
  readonly script: string
  /** The socket's address for this page; its news concern this page alone. */
  readonly live: string
  readonly now: Instant
  /** The engine's revision that this page shows. */
  readonly revision: number
  readonly refresh: boolean
}

const refreshSeconds = 30

/**
 * The whole document. The policy of these pages allows no script in it and this one style. The script comes last: on a
 * slow line what it weighs would keep the words waiting.
 */
export function document(frame: Frame, body: Child): string {
  const refresh = frame.refresh
    ? html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}" /></noscript>`
    : ''
  const head = html`<meta charset="utf-8" /><meta
      name="viewport"
      content="width=device-width, initial-scale=1"
    /><title>${frame.title}</title
    ><style>${raw(frame.style)}</style><link rel="icon" href="data:," />${refresh}`
  const start = html`<body data-live="${frame.live}" data-now="${frame.now}" data-rev="${frame.revision}">`
  const script = html`<script type="module" src="${frame.script}"></script>`
  return `<!doctype html><html lang="en"><head>${head}</head>${start}${textOf(body)}${script}</body></html>`
}

/** Hidden fields of a form: whose it is, and the key under which sending it twice does nothing twice. */
export function Fields(props: { visitor: Visitor; nonce: string; token?: string | null }) {
  return (
    <>
      <input type="hidden" name="form" value={props.visitor.formToken} />
      <input type="hidden" name="key" value={props.nonce} />
      {props.token ? <input type="hidden" name="t" value={props.token} /> : null}
    </>
  )
}

/** The form that buttons anywhere on the page belong to, so that shared parts of the page hold no secrets. */
export function ActForm(props: { visitor: Visitor; nonce: string; token?: string | null; hold?: string }) {
  return (
    <form id="act" method="post" action="/act">
      <Fields {...props} />
      {props.hold === undefined ? null : <input type="hidden" name="hold" value={props.hold} />}
    </form>
  )
}

/** A clock that runs by itself where scripts run; not announced, it would never stop talking. */
export function TimeLeft(props: { until: Instant; now: Instant; done?: string; warn?: string }) {
  return (
    <>
      <b class="clock" data-until={String(props.until)} data-done={props.done} data-warn={props.warn}>
        {clockText(props.until - props.now)}
      </b>
      <noscript> when this page was loaded</noscript>
    </>
  )
}

/** The one polite live region: the answer to what the viewer did, and news of the show. */
export function Status(props: { note: Note | null; news: string }) {
  return (
    <div id="status" role="status" aria-atomic="false">
      <NoteLine note={props.note} />
      <NewsLine news={props.news} />
      <p id="link" class="quiet"></p>
    </div>
  )
}

export function NoteLine(props: { note: Note | null }) {
  return (
    <p id="note" class={props.note === null ? '' : `note ${props.note.tone}`}>
      {props.note?.words ?? ''}
    </p>
  )
}

/** For ears only: eyes see it in its place on the page. */
export function NewsLine(props: { news: string }) {
  return (
    <p id="news" class="sr">
      {props.news}
    </p>
  )
}

export function Refresh(props: { visitor: Visitor }) {
  return (
    <noscript>
      <p>
        <a href="/">Refresh this page</a>
        {' · '}
        {props.visitor.refresh ? (
          <a href="/?refresh=off">Stop refreshing it by itself</a>
        ) : (
          <a href="/?refresh=on">Refresh it every {refreshSeconds} seconds</a>
        )}
      </p>
    </noscript>
  )
}

export function BackHome() {
  return (
    <nav class="noprint" aria-label="Back">
      <a class="button plain" href="/">
        Back to the show
      </a>
    </nav>
  )
}
