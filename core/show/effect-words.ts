import type { RunEffect } from './airing'

type Told = Pick<RunEffect, 'what' | 'name' | 'state' | 'reason'>

/** What became of one effect, as the host reads it. Reasons of scenes speak for themselves: they name OBS or the scene. */
export function effectWords({ what, name, state, reason }: Told): string {
  const why = reason ?? ''
  if (state === 'failed') return what === 'scene' ? why : `${failed[what]} ${why}`.trimEnd()
  if (state === 'waiting') return what === 'scene' ? `Waiting for OBS to show "${name}".` : waiting[what]
  const words = what === 'scene' ? `OBS showed "${name}".` : done[what]
  return reason === null ? words : `${words} ${why}`
}

const waiting = {
  post: 'Waiting to be posted.',
  mark: 'Waiting for the chapter.',
  redemption: 'Waiting for the redemption to be fulfilled.',
} as const
const done = {
  post: 'Posted.',
  mark: 'Chapter set.',
  redemption: 'Redemption fulfilled.',
} as const
const failed = {
  post: 'Not posted.',
  mark: 'No chapter.',
  redemption: 'The redemption was not fulfilled.',
} as const

/** The one thing the row of a cue has to say: what failed, else what it waits for; null when all is done. */
export function worstOf<T extends Told & Pick<RunEffect, 'quiet'>>(effects: readonly T[]): T | null {
  return (
    effects.find(({ state, quiet }) => state === 'failed' && !quiet) ??
    effects.find(({ state }) => state === 'waiting') ??
    null
  )
}
