import { startOf } from '../base/graphemes'
import { fail, ok, type Result } from '../base/result'
import { type Cue, maxCues, type Show } from './show'

/** A show being edited, with what undo and redo go back to. Values only: nothing is changed in place. */
export interface History {
  readonly past: readonly Show[]
  readonly present: Show
  readonly future: readonly Show[]
}

/** New ids come from outside: core has no dice. Places count from 0 in the rundown. */
export type EditAction =
  | { readonly do: 'add'; readonly cue: Cue; readonly at: number }
  | { readonly do: 'change'; readonly cueId: string; readonly set: Partial<Omit<Cue, 'id' | 'kind'>> }
  /** One of the kind's own settings; the others stay as they are by then. */
  | { readonly do: 'set-prop'; readonly cueId: string; readonly key: string; readonly value: unknown }
  | { readonly do: 'move'; readonly cueId: string; readonly to: number }
  | { readonly do: 'remove'; readonly cueId: string }
  | { readonly do: 'duplicate'; readonly cueId: string; readonly newId: string }
  | { readonly do: 'retitle'; readonly title: string }
  | { readonly do: 'set-show'; readonly set: Partial<Omit<Show, 'id' | 'rundown' | 'updatedAt'>> }

export type EditFault = 'cue-not-found' | 'id-taken' | 'too-many-cues'

/** How far undo goes back. Steps share what they did not change, so they are small. */
export const maxSteps = 200

export function startHistory(show: Show): History {
  return { past: [], present: show, future: [] }
}

/**
 * One edit. `join` melts it into the step before, so that a word typed letter by letter is one undo.
 * An edit that changes nothing adds no step.
 */
export function edit(history: History, action: EditAction, join = false): Result<History, EditFault> {
  const changed = apply(history.present, action)
  if (!changed.ok) return changed
  if (changed.value === history.present) return ok(history)
  if (join && history.past.length > 0) return ok({ past: history.past, present: changed.value, future: [] })
  return ok({ past: [...history.past, history.present].slice(-maxSteps), present: changed.value, future: [] })
}

export function undo(history: History): History {
  const before = history.past[history.past.length - 1]
  if (before === undefined) return history
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future] }
}

export function redo(history: History): History {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future }
}

/** The same show once more, without a date: two shows on one evening are rarely meant. */
export function duplicateShow(show: Show, newId: string, now: number): Show {
  return {
    ...show,
    id: newId,
    title: copyTitle(show.title),
    startsAt: null,
    recurrence: null,
    updatedAt: now,
  }
}

function apply(show: Show, action: EditAction): Result<Show, EditFault> {
  const { rundown } = show
  switch (action.do) {
    case 'retitle':
      return ok(action.title === show.title ? show : { ...show, title: action.title })
    case 'set-show':
      return ok(isSame(show, action.set) ? show : { ...show, ...action.set })
    case 'add':
      return insert(show, action.at, action.cue)
  }
  const from = rundown.findIndex((cue) => cue.id === action.cueId)
  const cue = rundown[from]
  if (cue === undefined) return fail('cue-not-found', 'This cue is no longer in the rundown.')
  switch (action.do) {
    case 'change':
      return ok(
        isSame(cue, action.set)
          ? show
          : withRundown(
              show,
              rundown.map((one) => (one === cue ? { ...cue, ...action.set } : one)),
            ),
      )
    case 'set-prop': {
      const { key, value } = action
      if (Object.hasOwn(cue.props, key) && Object.is(cue.props[key], value)) return ok(show)
      const changed = { ...cue, props: { ...cue.props, [key]: value } }
      return ok(
        withRundown(
          show,
          rundown.map((one) => (one === cue ? changed : one)),
        ),
      )
    }
    case 'move': {
      const rest = rundown.filter((one) => one !== cue)
      const to = placeIn(rest, action.to)
      return ok(to === from ? show : withRundown(show, [...rest.slice(0, to), cue, ...rest.slice(to)]))
    }
    case 'remove':
      return ok(
        withRundown(
          show,
          rundown.filter((one) => one !== cue),
        ),
      )
    case 'duplicate':
      // A hotkey fires one cue, so the copy has none.
      return insert(show, from + 1, { ...cue, id: action.newId, title: copyTitle(cue.title), hotkey: null })
  }
}

function insert(show: Show, at: number, cue: Cue): Result<Show, EditFault> {
  const { rundown } = show
  if (rundown.length >= maxCues)
    return fail('too-many-cues', `A rundown holds at most ${maxCues.toLocaleString('en')} cues.`)
  if (rundown.some((one) => one.id === cue.id)) return fail('id-taken', 'This cue is already in the rundown.')
  const to = placeIn(rundown, at)
  return ok(withRundown(show, [...rundown.slice(0, to), cue, ...rundown.slice(to)]))
}

function withRundown(show: Show, rundown: Cue[]): Show {
  return { ...show, rundown }
}

function placeIn(rundown: readonly Cue[], at: number): number {
  return Math.min(rundown.length, Math.max(0, Math.trunc(at)))
}

function isSame<T extends object>(value: T, set: Partial<T>): boolean {
  return (Object.keys(set) as (keyof T)[]).every((key) => Object.is(value[key], set[key]))
}

function copyTitle(title: string): string {
  return `${startOf(title, 113)} (copy)`
}
