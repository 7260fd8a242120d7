import type { Audience } from '../chat/viewer'
import type { Cue } from '../show/show'
import { countdown } from './countdown'
import { drop } from './drop'
import type { CueKind } from './kind'
import { message } from './message'
import { quiz } from './quiz'
import { scene } from './scene'

/** Every kind of cue there is. Adding one is a folder beside this file and its name in this list. */
export const kinds = [message, scene, countdown, drop, quiz] as const

export type KindId = (typeof kinds)[number]['id']

/** A kind whose props and state types are forgotten. */
export type AnyKind = CueKind<string, unknown, unknown>

/**
 * Forgetting the types is safe because of two rules kept in core/show/runs.ts: a kind only gets props its own
 * schema has parsed, and state its own `begin` has made.
 */
const byId: ReadonlyMap<string, AnyKind> = new Map(kinds.map((kind) => [kind.id, kind as unknown as AnyKind]))

/** All kinds in the order of the "add a cue" menu. */
export const anyKinds: readonly AnyKind[] = [...byId.values()]

/** The kind with this id, or null when this version has none (a file made by a newer one). */
export function kindOf(id: string): AnyKind | null {
  return byId.get(id) ?? null
}

/** To whom this cue sells; nobody when it sells nothing or this version does not know its kind. */
export function sellsTo({ kind: id, props }: Cue): readonly Audience[] {
  const kind = kindOf(id)
  if (kind?.risk !== 'money') return []
  const parsed = kind.props.safeParse(props)
  return kind.sellsTo !== undefined && parsed.success ? kind.sellsTo(parsed.data) : ['stream', 'hall']
}
