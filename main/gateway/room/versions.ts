import type { Language } from '../../../core/words/languages'
import type { Engine } from '../engine'
import type { Facts } from './facts'
import { changesBetween } from './news'
import type { Html, Paint } from './paint'

/** What everyone sees alike, from one revision of the engine to another; between them nothing of it changed. */
export interface Version {
  readonly from: number
  to: number
  /** Gathered last at `to`. */
  facts: Facts
  /** Rendered when a viewer of that language first needs it: one that nobody speaks costs nothing. */
  readonly html: (language: Language) => Html
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
 * Gathered when first asked for after a change, and anew each second for the clocks of pages without scripts. Every
 * revision that a page or a message names was gathered here, so what such a page shows is known exactly, in whatever
 * language. Only the newest is ever rendered.
 */
export function createVersions(
  engine: Pick<Engine, 'now' | 'revision'>,
  gather: () => Facts,
  painter: (language: Language) => Paint,
): Versions {
  const kept: Version[] = []
  const painters = new Map<Language, Paint>()
  let painted = new Map<Language, Html>()
  let second = -1

  const paint = (language: Language, facts: Facts): Html => {
    let one = painters.get(language)
    if (one === undefined) {
      one = painter(language)
      painters.set(language, one)
    }
    return one(facts, engine.now())
  }
  const html = (language: Language): Html => {
    const known = painted.get(language)
    if (known !== undefined) return known
    const made = paint(language, kept.at(-1)!.facts)
    painted.set(language, made)
    return made
  }
  return {
    last: () => {
      const revision = engine.revision()
      const known = kept.at(-1)
      const isFresh = known?.to === revision && second === Math.floor(engine.now() / 1_000)
      if (known !== undefined && isFresh) return known
      second = Math.floor(engine.now() / 1_000)
      const facts = gather()
      painted = new Map()
      if (known !== undefined && changesBetween(known.facts, facts) === null) {
        known.facts = facts
        known.to = revision
        return known
      }
      const version = { from: revision, to: revision, facts, html }
      kept.push(version)
      if (kept.length > mostKept) kept.shift()
      return version
    },
    at: (revision) => kept.find(({ from, to }) => from <= revision && revision <= to) ?? null,
  }
}
