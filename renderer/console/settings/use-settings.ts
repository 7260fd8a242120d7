import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Settings } from '../../../core/contract/settings'
import { type Autosave, createAutosave, type SaveState } from '../../kit/autosave'
import { errorWords } from '../../kit/client'
import { useLink, useParts } from '../../kit/console'

/** The settings as they are on screen, saved a moment after each change. */
export interface SettingsForm {
  readonly settings: Settings
  readonly change: (change: (before: Settings) => Settings) => void
  readonly save: SaveState
  readonly flush: () => Promise<void>
  /** Reads them anew, after a command that changed them in the engine. */
  readonly reload: () => void
}

/** Null while they are read; a sentence when they cannot be. */
export function useSettings(): SettingsForm | string | null {
  const { client } = useParts()
  const link = useLink()
  const [settings, setSettings] = useState<Settings | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const saving = useSaving()
  const reading = useRef(0)

  const read = useCallback(async () => {
    const line = client()
    if (line === null) return
    reading.current += 1
    const mine = reading.current
    try {
      await saving.flush()
      const fresh = await line.settings.get()
      if (mine !== reading.current) return
      setSettings(fresh)
      setFault(null)
    } catch (error) {
      setFault(errorWords(error))
    }
  }, [client, saving])

  const known = settings !== null
  useEffect(() => {
    if (link !== 'live') return
    // What was typed while the line was away is still on screen: save it instead of reading over it.
    if (known) void saving.flush()
    else void read()
  }, [link, known, read, saving])
  useEffect(() => () => void saving.flush(), [saving])

  const kept = useRef<Settings | null>(null)
  const change = useCallback((make: (before: Settings) => Settings) => {
    // An answer still on its way would undo what is being typed.
    reading.current += 1
    setSettings((before) => {
      if (before === null) return null
      kept.current = make(before)
      return kept.current
    })
  }, [])
  // Saved after the render, so that a change is computed once from what is really on screen.
  useEffect(() => {
    if (settings !== null && kept.current === settings) saving.put(settings)
  }, [settings, saving])

  const save = useSyncExternalStore(saving.subscribe, saving.state)
  return useMemo(() => {
    if (settings === null) return fault
    return { settings, change, save, flush: saving.flush, reload: () => void read() }
  }, [settings, fault, change, save, saving, read])
}

function useSaving(): Autosave<Settings> {
  const { client } = useParts()
  return useMemo(
    () =>
      createAutosave<Settings>({
        check: settingsFault,
        send: async (settings) => {
          const line = client()
          if (line === null) return 'the connection to Micdrop is lost. It is saved when it is back.'
          try {
            await line.settings.save({ settings })
            return null
          } catch (error) {
            return errorWords(error)
          }
        },
        after: (ms, run) => {
          const timer = setTimeout(run, ms)
          return () => clearTimeout(timer)
        },
      }),
    [client],
  )
}

/** What keeps settings from being stored, in the host's words, or null. */
export function settingsFault(settings: Settings): string | null {
  const parsed = Settings.safeParse(settings)
  if (parsed.success) return null
  const path = parsed.error.issues[0]!.path.map(String)
  if (path.includes('allowedHosts')) return 'an allowed host has 3 to 253 characters, such as example.com.'
  if (path.includes('blockedWords') || path.includes('allowedWords')) return 'a word has 1 to 80 characters.'
  if (path[0] === 'obs') return parsed.error.issues[0]!.message
  return `"${path.join(' ')}" does not fit.`
}
