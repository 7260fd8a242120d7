import type { DelayView } from '../../../core/contract/state'
import { ageText } from '../platforms/state-words'

/** `12.4 s ± 1.1`, or `not known`. */
export function delayText({ ms, from, spread }: DelayView): string {
  if (ms === null) return 'not known'
  return `${secondsText(ms)} s${spread === null || from !== 'measured' ? '' : ` ± ${secondsText(spread)}`}`
}

/** Where the figure comes from and how old it is: `8 samples, 40 s ago`. */
export function delayOrigin(view: DelayView, now: number): string {
  const age = view.at === null ? '' : `, ${ageText(now - view.at)} ago`
  switch (view.from) {
    case 'set':
      return 'set by hand'
    case 'measured':
      return `${view.samples} ${view.samples === 1 ? 'sample' : 'samples'}${age}`
    case 'given':
      return `the platform's own figure${age}`
    case 'none':
      return 'measure it, or set it by hand'
  }
}

function secondsText(ms: number): string {
  return (ms / 1000).toFixed(ms > 0 && ms < 100 ? 2 : 1)
}

/** What is typed as seconds, in milliseconds: `null` takes the figure back, a string says what is wrong. */
export function readDelay(text: string): number | null | string {
  const typed = text.trim().replace(',', '.')
  if (typed === '') return null
  const seconds = Number(typed)
  return Number.isFinite(seconds) && seconds >= 0 && seconds <= 60
    ? Math.round(seconds * 1000)
    : 'Seconds from 0 to 60.'
}
