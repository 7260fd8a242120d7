import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Settings } from '../../../core/contract/settings'
import { type ConsoleParts, useLink, useParts } from '../../kit/console'
import { createSettingsDraft, type SettingsDraft, type SettingsView } from './settings-draft'

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

/** The draft and what it shows; read again when the screen opens and when the line comes back. */
export function useSettingsDraft(): { readonly draft: SettingsDraft; readonly view: SettingsView } {
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
  return { draft, view: useSyncExternalStore(draft.subscribe, draft.view) }
}

interface Opened {
  readonly draft: SettingsDraft
  readonly settings: Settings
  readonly typed: SettingsView['typed']
}

const Context = createContext<Opened | null>(null)

export function SettingsProvider({ value, children }: { value: Opened; children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>
}

export function useSettings(): Opened & { readonly change: SettingsDraft['change'] } {
  const opened = useContext(Context)
  if (opened === null) throw new Error('SettingsProvider is missing above this component')
  return { ...opened, change: opened.draft.change }
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly words: string }

export interface TypedSpec<T> {
  /** One name per field of the settings. */
  readonly id: string
  readonly show: (settings: Settings) => string
  readonly read: (text: string) => Read<T>
  readonly put: (settings: Settings, value: T) => Settings
}

/** A field that keeps what is typed, valid or not, and saves it once it is valid. */
export function useTyped<T>({ id, show, read, put }: TypedSpec<T>) {
  const { draft, settings, typed, change } = useSettings()
  const now = typed[id]
  return {
    text: now?.text ?? show(settings),
    fault: now?.fault ?? null,
    onText: (text: string) => {
      const parsed = read(text)
      draft.type(id, { text, fault: parsed.ok ? null : parsed.words })
      if (parsed.ok) change((before) => put(before, parsed.value))
    },
    /** The field shows the setting as it is kept. */
    onBlur: () => {
      if (now !== undefined && now.fault === null) draft.type(id, null)
    },
  }
}
