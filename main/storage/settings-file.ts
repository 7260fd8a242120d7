import { join } from 'node:path'
import type { z } from 'zod'
import { fail, ok, type Result } from '../../core/base/result'
import { documentAt, type Format } from './documents'

export interface SettingsFile<T> {
  get(): T
  /** Checked, then saved; memory changes only when the disk has it. */
  save(next: T): Promise<Result<T>>
  /** Changes what is newest when its turn comes, so that two savers at once do not undo each other. */
  update(change: (settings: T) => T): Promise<Result<T>>
  /** Called after each save; returns the end of it. */
  onChange(listener: (settings: T) => void): () => void
  /** A sentence for the host when the file was set aside and defaults are in use. */
  readonly fault: string | null
}

/** Version 1 is the first; a later one adds its step here. */
function settingsFormat<T>(schema: z.ZodType<T>): Format<T> {
  return { name: 'micdrop/settings', version: 1, schema, migrations: {} }
}

/** `settings.json` in the profile folder. The schema must fill in everything from `{}`. */
export async function openSettings<T>(folder: string, schema: z.ZodType<T>): Promise<SettingsFile<T>> {
  const document = documentAt(join(folder, 'settings.json'), settingsFormat(schema))
  const opened = await document.open()
  let settings = opened.value ?? schema.parse({})
  const listeners = new Set<(settings: T) => void>()
  let turn: Promise<unknown> = Promise.resolve()
  const keep = async (next: T): Promise<Result<T>> => {
    const checked = schema.safeParse(next)
    if (!checked.success)
      return fail('invalid', checked.error.issues[0]?.message ?? 'These settings are not valid.')
    const saved = await document.save(checked.data)
    if (!saved.ok) return saved
    settings = checked.data
    for (const listener of listeners) listener(settings)
    return ok(settings)
  }
  /** One after the other: a change has to see what the one before it left. */
  const update = (change: (settings: T) => T) => {
    const done = turn.then(() => keep(change(settings)))
    turn = done.catch(() => null)
    return done
  }
  return {
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    get: () => settings,
    save: (next) => update(() => next),
    update,
    fault: opened.fault,
  }
}
