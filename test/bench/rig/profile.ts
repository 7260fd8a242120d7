import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Settings } from '../../../core/contract/settings'
import { emptyShow, type Show } from '../../../core/show/show'
import { showFormat } from '../../../main/storage/show-library'

const text = 'Welcome to the bench! '.repeat(6).trim()

/** Cheap cues that alternate, each with a key of its own. */
export const benchKeys = ['F7', 'F8'] as const

export function benchShow(): Show {
  return {
    ...emptyShow('bench', 'Bench', 0),
    rundown: benchKeys.map((hotkey, at) => ({
      id: `message-${at}`,
      kind: 'message',
      title: `Message ${at}`,
      props: { text: `${text} ${at}`, where: 'both', showFor: 600_000 },
      plannedFor: 60_000,
      hotkey,
      note: '',
    })),
  }
}

/** A profile that was opened before: the sample was seen, one show waits in the library, nothing is on air. */
export function seedProfile(home: string, change: Partial<Settings> = {}, show = benchShow()): void {
  mkdirSync(join(home, 'shows'), { recursive: true })
  write(join(home, 'settings.json'), 'micdrop/settings', {
    ...Settings.parse({}),
    seenSample: true,
    ...change,
  })
  write(join(home, 'shows/bench.json'), showFormat.name, show)
}

function write(file: string, format: string, value: unknown): void {
  writeFileSync(file, JSON.stringify({ format, version: 1, value }))
}
