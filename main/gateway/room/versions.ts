import type { Engine } from '../engine'
import { newsBetween } from './news'
import type { Shared } from './shared'

/** What everyone sees alike, from one revision of the engine to another; between them nothing of it changed. */
export interface Version {
  readonly from: number
  to: number
  /** Rendered last at `to`: only its clocks are other than before. */
  shared: Shared
}

export interface Versions {
  /** What is to be seen now. */
  readonly last: () => Version
  /** What a page of this revision shows; null when nobody remembers. */
  readonly at: (revision: number) => Version | null
}

/** Chat at ten lines a second and as many page loads: some seconds at least, in a usual show minutes. */
const mostKept = 120

/**
 * Rendered when first asked for after a change, and anew each second for the clocks of pages without scripts. Every
 * revision that a page or a message names was rendered here, so what such a page shows is known exactly.
 */
export function createVersions(engine: Pick<Engine, 'now' | 'revision'>, render: () => Shared): Versions {
  const kept: Version[] = []
  let second = -1
  return {
    last: () => {
      const revision = engine.revision()
      const known = kept.at(-1)
      const isFresh = known?.to === revision && second === Math.floor(engine.now() / 1_000)
      if (known !== undefined && isFresh) return known
      second = Math.floor(engine.now() / 1_000)
      const shared = render()
      if (known !== undefined && newsBetween(known.shared, shared) === null) {
        known.shared = shared
        known.to = revision
        return known
      }
      const version = { from: revision, to: revision, shared }
      kept.push(version)
      if (kept.length > mostKept) kept.shift()
      return version
    },
    at: (revision) => kept.find(({ from, to }) => from <= revision && revision <= to) ?? null,
  }
}
