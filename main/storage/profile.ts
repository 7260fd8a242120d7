import { mkdirSync } from 'node:fs'
import { ok, type Result } from '../../core/base/result'
import { Settings } from '../../core/contract/settings'
import { openPictureStore, type PictureStore } from './pictures'
import { openSettings, type SettingsFile } from './settings-file'
import { openShowLibrary, type ShowLibrary } from './show-library'
import { openStore, type Store } from './store'

export interface Profile {
  readonly store: Store
  readonly settings: SettingsFile<Settings>
  readonly library: ShowLibrary
  readonly pictures: PictureStore
  /** A sentence for each file that could not be used and was set aside. */
  readonly faults: readonly string[]
}

/** Opens everything that is kept in one folder. `locked`: another Micdrop has it. */
export async function openProfile(home: string): Promise<Result<Profile>> {
  mkdirSync(home, { recursive: true })
  const opened = openStore({ folder: home })
  if (!opened.ok) return opened
  const store = opened.value
  const settings = await openSettings(home, Settings)
  const library = await openShowLibrary(home)
  const aside = store.opening.setAside
  const faults = [
    settings.fault,
    ...library.faults,
    aside === null ? null : `The log was damaged and set aside as ${aside}; a new one was begun.`,
  ].filter((fault) => fault !== null)
  return ok({ store, settings, library, pictures: openPictureStore(home), faults })
}
