import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMemo } from 'react'
import { maxShowFileBytes, parseShowFile } from '../../../core/show/file'
import { announce } from '../../kit/announcer'
import { downloadText } from '../../kit/download'
import { useCommand } from '../../kit/use-command'

export interface Library {
  readonly create: (from: 'empty' | 'sample') => Promise<string | null>
  readonly duplicate: (showId: string) => Promise<string | null>
  readonly importFile: (file: File) => Promise<string | null>
  readonly exportFile: (showId: string) => void
  readonly calendar: (showId: string) => void
  /** True when it is gone; a notification brings it back. */
  readonly remove: (show: { readonly id: string; readonly title: string }) => Promise<boolean>
}

/** What can be done with whole shows; `changed` is called after each change of the library. */
export function useLibrary(changed: () => void): Library {
  const command = useCommand()
  return useMemo(
    () => ({
      create: async (from) => {
        const title = from === 'sample' ? 'Sample show' : 'New show'
        const show = await command({ failed: 'The show was not made' }, (client) =>
          client.shows.create({ title, from }),
        )
        changed()
        return show?.id ?? null
      },
      duplicate: async (showId) => {
        const show = await command({ failed: 'The show was not duplicated' }, (client) =>
          client.shows.duplicate({ showId }),
        )
        changed()
        return show?.id ?? null
      },
      importFile: async (file) => {
        const read = await readShowFile(file)
        if (!read.ok) {
          notifications.show({
            title: `"${file.name}" was not imported`,
            message: read.words,
            color: 'orange',
            autoClose: 15_000,
          })
          return null
        }
        const made = await command(
          { failed: `"${file.name}" was not imported`, done: `"${file.name}" is in the library.` },
          (client) => client.shows.importFile({ text: read.text }),
        )
        changed()
        tell(`About the pictures of "${file.name}"`, made?.notes ?? [])
        return made?.show.id ?? null
      },
      exportFile: (showId) =>
        void command({ failed: 'The show was not exported' }, async (client) => {
          const file = await client.shows.exportFile({ showId })
          downloadText(file)
          tell(`About the pictures in "${file.name}"`, file.notes)
        }),
      calendar: (showId) =>
        void command({ failed: 'No calendar file was made' }, async (client) =>
          downloadText(await client.shows.calendar({ showId })),
        ),
      remove: async ({ id, title }) => {
        const show = await command({ failed: `"${title}" was not deleted` }, async (client) => {
          const kept = await client.shows.get({ showId: id })
          await client.shows.remove({ showId: id })
          return kept
        })
        if (show === null) return false
        changed()
        announce(`"${title}" was deleted. A notification offers to bring it back.`)
        const notice = `removed:${id}`
        notifications.show({
          id: notice,
          title: `"${title}" was deleted`,
          color: 'violet',
          autoClose: 20_000,
          message: (
            <Group justify="space-between">
              <Text size="sm">Its reports stay.</Text>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => {
                  notifications.hide(notice)
                  void command({ failed: `"${title}" was not brought back` }, (client) =>
                    client.shows.save({ show }),
                  ).then(changed)
                }}
              >
                Bring it back
              </Button>
            </Group>
          ),
        })
        return true
      },
    }),
    [command, changed],
  )
}

/** What a host should know, although all went well. */
function tell(title: string, notes: readonly string[]): void {
  if (notes.length > 0)
    notifications.show({ title, message: notes.join(' '), color: 'orange', autoClose: 20_000 })
}

type ReadFile = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly words: string }

/** Reads and checks a file in the page, so that a wrong one never leaves it. */
export async function readShowFile(file: Pick<File, 'size' | 'text'>): Promise<ReadFile> {
  // Not even read: a film dropped here by mistake would fill the memory first.
  if (file.size > maxShowFileBytes)
    return { ok: false, words: 'This file is larger than 20 MB, so it is no show of Micdrop.' }
  let text: string
  try {
    text = await file.text()
  } catch {
    return { ok: false, words: 'This file could not be read. It may have been moved, or its disk is away.' }
  }
  const parsed = parseShowFile(text)
  return parsed.ok ? { ok: true, text } : { ok: false, words: parsed.message }
}
