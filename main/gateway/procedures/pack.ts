import { isPictureId, picturesIn } from '../../../core/pictures/picture'
import { maxShowFileBytes, type ShowFile, writeShowFile } from '../../../core/show/file'
import type { Show } from '../../../core/show/show'
import type { Pictures } from '../parts'

/** Faults named in full; the others are counted. */
const named = 3

/** A show's file with the pictures that its size allows; notes name what it lacks. */
export async function packShow(
  pictures: Pictures,
  show: Show,
): Promise<{ readonly text: string; readonly notes: string[] }> {
  const carried = new Map<string, string>()
  const notes: string[] = []
  let room = maxShowFileBytes - Buffer.byteLength(writeShowFile(show)) - 1_000
  let [missing, large] = [0, 0]
  for (const id of picturesIn(show)) {
    const bytes = await pictures.read(id, 'stage')
    // In base64, with its name and what stands between them.
    const length = bytes === null ? 0 : Math.ceil(bytes.length / 3) * 4 + 48
    if (bytes === null) missing += 1
    else if (length > room) large += 1
    else {
      room -= length
      carried.set(id, Buffer.from(bytes).toString('base64'))
    }
  }
  if (missing > 0) notes.push(`${countOf(missing)} not on this computer, so not in the file.`)
  if (large > 0) notes.push(`${countOf(large)} left out: with them the file would be larger than 20 MB.`)
  return { text: writeShowFile(show, carried), notes }
}

/**
 * A file's show with pictures of this computer: those it carries are cleaned like any other file, for nothing is known
 * of who made it. One that is not taken stays named in its cue, and the preflight says that it is missing.
 */
export async function unpackShow(
  pictures: Pictures,
  { show, pictures: carried }: ShowFile,
): Promise<{ readonly show: Show; readonly notes: string[] }> {
  const taken = new Map<string, string>()
  const faults: string[] = []
  let missing = 0
  for (const id of picturesIn(show)) {
    const bytes = Buffer.from(carried.get(id) ?? '', 'base64')
    const known = await pictures.read(id, 'stage')
    if (known !== null && (bytes.length === 0 || bytes.equals(known))) continue
    if (bytes.length === 0) missing += 1
    else {
      const added = await pictures.add(bytes)
      if (added.ok) taken.set(id, added.value.id)
      else faults.push(`"${cueWith(show, id)}": ${added.message}`)
    }
  }
  const rundown = show.rundown.map((cue) => {
    const { picture } = cue.props
    const id = isPictureId(picture) ? taken.get(picture) : undefined
    return id === undefined ? cue : { ...cue, props: { ...cue.props, picture: id } }
  })
  const notes = faults.slice(0, named)
  if (faults.length > named) notes.push(`${faults.length - named} more like this.`)
  if (missing > 0)
    notes.push(
      `${countOf(missing)} not in this file: viewers see the text alone until you choose a picture again.`,
    )
  return { show: { ...show, rundown }, notes }
}

function cueWith({ rundown }: Show, id: string): string {
  return rundown.find(({ props }) => props.picture === id)?.title ?? ''
}

function countOf(count: number): string {
  return count === 1 ? '1 picture is' : `${count} pictures are`
}
