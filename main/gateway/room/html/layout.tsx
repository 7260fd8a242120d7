/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import { html, raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Instant } from '../../../../core/base/time'
import { languageNames, languages } from '../../../../core/words/languages'
import type { Note } from '../notes'
import type { Speech } from '../speech'
import type { Visitor } from '../visitor'
import { Say } from './say'
import { textOf } from './text'

/** What every page of the room needs to know. */
export interface Frame {
  readonly title: string
  readonly speech: Speech
  readonly style: string
  readonly script: string
  /** The sheet with the show's colours; null for those that the style has. */
  readonly tones: string | null
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
  const { language, direction, words } = frame.speech
  const refresh = frame.refresh
    ? html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}" /></noscript>`
    : ''
  const head = html`<meta charset="utf-8" /><meta
      name="viewport"
      content="width=device-width, initial-scale=1, viewport-fit=cover"
    /><meta name="color-scheme" content="light dark" /><title>${frame.title}</title
    ><style>${raw(frame.style)}</style><link rel="icon" href="data:," />${refresh}`
  const start = html`<body data-live="${frame.live}" data-now="${frame.now}" data-rev="${frame.revision}">`
  // Behind the words, as the script: the style has colours of its own until it is here. In the body, where the script
  // finds another show's when it changes the page.
  const tones =
    frame.tones === null ? '' : html`<link id="tones" rel="stylesheet" href="/room/${frame.tones}" />`
  const said = JSON.stringify(words.script).replaceAll('<', '\\u003c')
  const script = html`<script type="application/json" id="words">${raw(said)}</script
    ><script type="module" src="${frame.script}"></script>`
  const root = `<html lang="${language}"${direction === 'rtl' ? ' dir="rtl"' : ''}>`
  return `<!doctype html>${root}<head>${head}</head>${start}${textOf(body)}${tones}${script}</body></html>`
}

/**
 * The languages there are, each in itself; a press keeps the choice (index.ts).
 * @param here this page's own address, up to where `lang=de` can stand
 */
export function Languages({ speech, here }: { speech: Speech; here: string }) {
  return (
    <nav class="langs" aria-label={speech.words.language}>
      {languages.map((language) => (
        <a
          href={`${here}lang=${language}`}
          lang={language}
          aria-current={language === speech.language ? 'true' : undefined}
        >
          {languageNames[language]}
        </a>
      ))}
    </nav>
  )
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

/** The one polite live region: the answer to what the viewer did, how the line stands, and news of the show. */
function Status(props: { note: Note | null; news: string | null }) {
  return (
    <div id="status" role="status" aria-atomic="false">
      <NoteLine note={props.note} />
      {props.news === null ? <NewsLine news="" /> : raw(props.news)}
      <p id="link"></p>
    </div>
  )
}

/**
 * The foot of every page: two lines of words and one button, in the same place whatever it does, and never one that
 * takes something away. What became of the last press is said in these lines, so that nothing moves for it.
 */
export function Dock(props: { note: Note | null; news?: string; speech: Speech; children: Child }) {
  return (
    <section id="dock" aria-label={props.speech.words.nextStep}>
      <Status note={props.note} news={props.news ?? null} />
      {props.children}
    </section>
  )
}

/** Words and link of a dock, where nothing is sent. `off`: nothing to do here now. */
export function DockLink(props: { hint?: string; href: string; off?: boolean; children: Child }) {
  return (
    <>
      <p class="hint">{props.hint ?? ''}</p>
      <a class={props.off === true ? 'btn c off' : 'btn c'} href={props.href}>
        {props.children}
      </a>
    </>
  )
}

/** The head of all pages but the room's own. */
export function PageHead(props: { title: string; rehearsal?: boolean; speech: Speech }) {
  return (
    <header id="top">
      {props.rehearsal === true ? <Tape speech={props.speech} /> : null}
      <div class="head">
        <h1>
          <Say text={props.title} />
        </h1>
        <a class="close noprint" href="/" aria-label={props.speech.words.close}>
          {cross}
        </a>
      </div>
    </header>
  )
}

/** The foot of all pages but the room's own. */
export function PageFoot(props: { speech: Speech; here: string }) {
  return (
    <footer class="noprint">
      <Languages {...props} />
    </footer>
  )
}

/** As text (see text.ts). */
const cross = raw('<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5l14 14M19 5L5 19"></path></svg>')

export function Tape({ speech }: { speech: Speech }) {
  return (
    <p class="tape">
      <span>{speech.words.rehearsal}</span>
    </p>
  )
}

function NoteLine(props: { note: Note | null }) {
  return (
    <p id="note" class={props.note === null ? '' : `note ${props.note.tone}`}>
      {props.note?.words ?? ''}
    </p>
  )
}

/** For ears only: eyes see it in its place on the page. */
export function NewsLine(props: { news: string; calls?: boolean }) {
  return (
    <p id="news" class="sr" data-call={props.calls === true ? '' : undefined}>
      <Say text={props.news} />
    </p>
  )
}

export function Refresh(props: { visitor: Visitor; speech: Speech }) {
  const { words } = props.speech
  return (
    <noscript>
      <p>
        <a href="/">{words.refreshNow}</a>
        {' · '}
        {props.visitor.refresh ? (
          <a href="/?refresh=off">{words.refreshStop}</a>
        ) : (
          <a href="/?refresh=on">{words.refreshEvery(refreshSeconds)}</a>
        )}
      </p>
    </noscript>
  )
}
