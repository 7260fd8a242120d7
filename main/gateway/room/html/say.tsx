/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Child } from 'hono/jsx'
import { apartParts } from '../../../../core/words/apart'

/** Stands in a sentence for an element: Unicode's own sign for that. */
export const slot = '\ufffc'

/** A sentence of the catalogue. What is kept apart in it becomes `bdi`, and `children` stand where the slot is. */
export function Say({ text, children }: { text: string; children?: Child }) {
  const [before = '', after] = text.split(slot)
  return (
    <>
      {partsOf(before)}
      {after === undefined ? null : children}
      {after === undefined ? null : partsOf(after)}
    </>
  )
}

function partsOf(text: string): Child[] {
  return text.split(apartParts).map((part, at) => (at % 2 === 1 ? <bdi>{part.slice(1, -1)}</bdi> : part))
}
