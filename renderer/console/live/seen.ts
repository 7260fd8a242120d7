import type { ConsoleState, OverlayHealth } from '../../../core/contract/state'
import type { OverlayPage } from '../../../core/onair/page'
import type { Tone } from '../../kit/tone'
import { onAirDetail, onAirWord } from '../on-air-words'
import { platformTitle } from '../platforms/names'

/** What viewers see, from what the overlay's own pages and OBS say; where nobody says it, nothing is claimed. */

export interface Sentence {
  readonly tone: Tone
  readonly words: string
}

/** A run that overlay pages show nothing of: no page, or not all of them do. */
export type Unseen = 'all' | 'some'

/** Pages that can be in a program and answer. */
export function answering({ pages }: Pick<OverlayHealth, 'pages'>): OverlayPage[] {
  return pages.filter((page) => page.fresh && (page.place === 'obs' || page.place === 'window'))
}

/** Null where the run is shown, and where it is not known. */
export function unseenOf(health: Pick<OverlayHealth, 'pages'>, runId: string): Unseen | null {
  const pages = answering(health)
  const without = pages.filter(({ left }) => left.includes(runId)).length
  if (without === 0) return null
  return without === pages.length ? 'all' : 'some'
}

/** `2 of 3 on the overlay`; null where no page says so or nothing could be there. */
export function onTheOverlay(
  { views }: Pick<ConsoleState['overlay'], 'views'>,
  health: Pick<OverlayHealth, 'pages'>,
): string | null {
  if (views.length === 0 || answering(health).length === 0) return null
  const shown = views.filter(({ runId }) => unseenOf(health, runId) === null).length
  return `${shown} of ${views.length} on the overlay`
}

type Seen = Pick<ConsoleState, 'airing' | 'runs' | 'overlay' | 'overlayHealth' | 'onAir' | 'obs' | 'delays'>

/** What is drawn, where it goes, how smoothly, and what is left out. */
export function whatViewersSee(state: Seen): readonly Sentence[] {
  return [drawn(state), where(state), frames(state), leftOut(state)]
}

function drawn(state: Seen): Sentence {
  const { overlay, overlayHealth, airing } = state
  const pages = answering(overlayHealth)
  if (pages.length === 0)
    return { tone: 'plain', words: 'No overlay page answers: what it draws is not known' }
  if (airing?.panic != null) return { tone: 'good', words: 'Nothing: panic has cleared it' }
  const shown = overlay.views.filter(({ runId }) => unseenOf(overlayHealth, runId) === null)
  const what = shown.length === 0 ? 'nothing' : listed(shown.map(({ runId }) => titleOf(state, runId)))
  const behind = pages.every(({ revision }) => revision < overlayHealth.revision)
  // What is claimed stands first: long titles are cut at their end.
  return behind
    ? { tone: 'plain', words: `On its way: ${what}` }
    : { tone: 'good', words: `Drawn now: ${what}` }
}

function where({ onAir, airing, obs, delays }: Seen): Sentence {
  const [word, tone] = onAirWord(onAir, airing)
  if (onAir.state !== 'on') return { tone, words: `${word}. ${onAirDetail(onAir)}` }
  if (obs.streaming) return { tone: 'good', words: `In the scene that streams${laterText(delays)}` }
  if (obs.recording) return { tone: 'good', words: 'In the scene that is recorded' }
  return airing?.mode === 'rehearsal'
    ? { tone: 'plain', words: 'In the program. Nothing streams: a rehearsal' }
    : { tone: 'warn', words: 'In the program, but OBS does not stream' }
}

/** Below this movement is seen to stutter. */
const fewFrames = 24

function frames({ overlayHealth }: Seen): Sentence {
  const pages = answering(overlayHealth)
  if (pages.length === 0) return { tone: 'plain', words: 'Frames a second: not known' }
  const fps = Math.round(Math.max(...pages.map((page) => page.fps)))
  if (fps >= fewFrames) return { tone: 'good', words: `${fps} frames a second` }
  return { tone: 'warn', words: `Only ${fps} ${fps === 1 ? 'frame' : 'frames'} a second` }
}

function leftOut(state: Seen): Sentence {
  const { overlay, overlayHealth } = state
  if (answering(overlayHealth).length === 0) return { tone: 'plain', words: 'What is left out: not known' }
  const [first, ...others] = overlay.views.filter(({ runId }) => unseenOf(overlayHealth, runId) !== null)
  if (first === undefined) return { tone: 'good', words: 'Nothing is left out' }
  const title = titleOf(state, first.runId)
  return others.length === 0
    ? { tone: 'warn', words: `Not shown: ${title}` }
    : { tone: 'warn', words: `${others.length + 1} not shown: ${title} and ${others.length} more` }
}

function titleOf({ runs, overlay }: Seen, runId: string): string {
  const title = runs.find(({ id }) => id === runId)?.title
  return isolated(title ?? overlay.views.find((view) => view.runId === runId)?.title ?? '')
}

/** A title written from the right does not turn the sentence round. */
function isolated(title: string): string {
  return `\u2068${title}\u2069`
}

function listed(titles: readonly string[]): string {
  if (titles.length < 3) return titles.join(' and ')
  return `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more`
}

/** Below this a delay is no news. */
const shortDelay = 1_000

/** The platform that is latest. */
function laterText({ sources }: ConsoleState['delays']): string {
  const known = sources.flatMap(({ source, ms }) =>
    ms === null || source === 'room' ? [] : [{ source, ms }],
  )
  const [latest] = known.sort((a, b) => b.ms - a.ms)
  if (latest === undefined || latest.ms < shortDelay) return ''
  return `, ${Math.round(latest.ms / 1_000)} s later on ${platformTitle(latest.source)}`
}
