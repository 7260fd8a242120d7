import type { PreflightItem } from '../../../core/contract/report'
import { isPictureId } from '../../../core/pictures/picture'
import type { Show } from '../../../core/show/show'
import { quoted, row } from './preflight-names'

/** Whether the pictures that cues show are on this computer; nothing where no cue has one. */
export function pictureRows(has: (id: string) => boolean, { rundown }: Show): PreflightItem[] {
  const cues = rundown.filter(({ props }) => isPictureId(props.picture))
  if (cues.length === 0) return []
  const missing = cues.filter(({ props }) => !has(props.picture as string))
  const faults = missing.map(
    (cue) =>
      `${quoted(cue)}: its picture is not on this computer, so viewers see the text alone. Choose it again.`,
  )
  return [row('pictures', 'Pictures', faults, 'rundown', 'Every picture is there.')]
}
