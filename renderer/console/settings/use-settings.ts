import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Settings } from '../../../core/contract/settings'
import type { SaveState } from '../../kit/autosave'
import { type ConsoleParts, useLink, useParts } from '../../kit/console'
import { createSettingsDraft, type SettingsDraft, type Typed } from './settings-draft'

/** The settings as they are on screen, saved a moment after each change. */
export interface SettingsForm {
  readonly settings: Settings
  readonly change: (change: (before: Settings) => Settings) => void
  readonly save: SaveState
  readonly flush: () => Promise<void>
  /** Reads them anew, after a command that changed them in the engine; what was typed here stays. */
  readonly reload: () => void
  /** What stands in fields that cannot be kept yet, or not as it is typed. */
  readonly typed: Readonly<Record<string, Typed>>
  readonly type: SettingsDraft['type']
}

/** One draft as long as the window lives: what is typed outlives the screen. */
const drafts = new WeakMap<ConsoleParts, SettingsDraft>()

function draftOf(parts: ConsoleParts): SettingsDraft {
  const known = drafts.get(parts)
  if (known !== undefined) return known
  const made = createSettingsDraft({
    client: parts.client,
    after: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  })
  drafts.set(parts, made)
  return made
}

/** Null while they are read; a sentence when they cannot be. */
export function useSettings(): SettingsForm | string | null {
  const parts = useParts()
  const link = useLink()
  const draft = useMemo(() => draftOf(parts), [parts])
  useEffect(() => {
    if (link === 'live') void draft.open()
  }, [draft, link])
  useEffect(() => {
    const onLeave = () => void draft.flush()
    window.addEventListener('pagehide', onLeave)
    return () => {
      window.removeEventListener('pagehide', onLeave)
      onLeave()
    }
  }, [draft])
  const view = useSyncExternalStore(draft.subscribe, draft.view)
  return useMemo(() => {
    const { settings, fault, save, typed } = view
    if (settings === null) return fault
    const { change, flush, type } = draft
    return { settings, change, save, flush, typed, type, reload: () => void draft.open() }
  }, [view, draft])
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly words: string }

export interface TypedSpec<T> {
  readonly form: SettingsForm
  /** One name per field of the settings. */
  readonly id: string
  readonly show: (settings: Settings) => string
  readonly read: (text: string) => Read<T>
  readonly put: (settings: Settings, value: T) => Settings
}

/** A field that keeps what is typed, valid or not, and saves it once it is valid. */
export function typedField<T>({ form, id, show, read, put }: TypedSpec<T>) {
  const now = form.typed[id]
  return {
    text: now?.text ?? show(form.settings),
    fault: now?.fault ?? null,
    onText: (text: string) => {
      const parsed = read(text)
      form.type(id, { text, fault: parsed.ok ? null : parsed.words })
      if (parsed.ok) form.change((before) => put(before, parsed.value))
    },
    /** The field shows the setting as it is kept. */
    onBlur: () => {
      if (now !== undefined && now.fault === null) form.type(id, null)
    },
  }
}
