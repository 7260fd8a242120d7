import { Settings } from '../../../core/contract/settings'
import { createAutosave, type SaveState } from '../../kit/autosave'
import { type ConsoleClient, errorWords } from '../../kit/client'
import { foldChanges } from './fold'

/** What stands in a field while it is typed; `fault` says in the host's words why it cannot be kept yet. */
export interface Typed {
  readonly text: string
  readonly fault: string | null
}

export interface SettingsView {
  /** With the changes of this window; null until they were read. */
  readonly settings: Settings | null
  /** Why they could not be read. */
  readonly fault: string | null
  readonly typed: Readonly<Record<string, Typed>>
  readonly save: SaveState
}

export interface SettingsDraft {
  readonly view: () => SettingsView
  readonly subscribe: (listener: () => void) => () => void
  /** Reads what the engine has and keeps this window's changes on top. */
  readonly open: () => Promise<void>
  readonly change: (edit: (settings: Settings) => Settings) => void
  /** Null: the field shows the setting again. */
  readonly type: (field: string, typed: Typed | null) => void
  /** Saves now what waits. */
  readonly flush: () => Promise<void>
}

export interface DraftWorld {
  readonly client: () => ConsoleClient | null
  /** Runs once after `ms`; returns the cancel. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** What keeps settings from being stored, in the host's words, or null. The fields check first and say it better. */
export function settingsFault(settings: Settings): string | null {
  const issue = Settings.safeParse(settings).error?.issues[0]
  return issue === undefined ? null : `"${issue.path.join(' ')}" does not fit: ${issue.message}`
}

const lost = 'the connection to Micdrop is lost. It is saved when it is back.'

/** The settings as this window edits them, saved a moment after each change; nothing typed is ever dropped. */
export function createSettingsDraft(world: DraftWorld): SettingsDraft {
  const listeners = new Set<() => void>()
  let base: Settings | null = null
  let view: SettingsView = { settings: null, fault: null, typed: {}, save: { state: 'saved' } }

  const tell = (part: Partial<SettingsView>) => {
    view = { ...view, ...part }
    for (const listener of listeners) listener()
  }
  /** `theirs` is what the engine has; `mine` is what this window had when it asked. */
  const adopt = (mine: Settings | null, theirs: Settings) => {
    const settings =
      mine === null || view.settings === null ? theirs : foldChanges(mine, view.settings, theirs)
    base = theirs
    tell({ settings, fault: null })
  }
  // The value handed on is only a mark: what is saved is the newest draft, onto what the engine has by then.
  const autosave = createAutosave<object>({
    check: () => (view.settings === null ? null : settingsFault(view.settings)),
    send: async () => {
      const line = world.client()
      if (line === null || base === null || view.settings === null) return lost
      try {
        const theirs = await line.settings.get()
        const mine = view.settings
        const saved = await line.settings.save({ settings: foldChanges(base, mine, theirs) })
        adopt(mine, saved)
        return null
      } catch (error) {
        return errorWords(error)
      }
    },
    after: world.after,
  })
  autosave.subscribe(() => tell({ save: autosave.state() }))

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    open: async () => {
      const line = world.client()
      if (line === null) return
      try {
        adopt(base, await line.settings.get())
      } catch (error) {
        tell({ fault: errorWords(error) })
      }
      if (view.save.state === 'failed') await autosave.flush()
    },
    change: (edit) => {
      if (view.settings === null) return
      tell({ settings: edit(view.settings) })
      autosave.put({})
    },
    type: (field, typed) => {
      const { [field]: _left, ...others } = view.typed
      tell({ typed: typed === null ? others : { ...others, [field]: typed } })
    },
    flush: autosave.flush,
  }
}
