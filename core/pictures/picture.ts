import { z } from 'zod'
import type { View } from '../overlay/model'
import type { Show } from '../show/show'

/** A picture of goods is named by what its files hold, so that pages may keep it for good. */
const id = /^[0-9a-f]{32}$/
export const PictureId = z.string().regex(id, 'choose the picture again')

/** For the overlay and the console, and small for the room. */
export type PictureSize = 'stage' | 'room'

/** 2 MB, as hosts and issues count them. */
export const maxPictureBytes = 2 * 1024 * 1024
/** Width times height: what cameras and phones take. Decoded and on its way to smaller it is some 300 MB, or twice that of 16 bits. */
export const maxPixels = 25_000_000
export const pictureTooLarge =
  'This picture is larger than 2 MB. Save it smaller, or as a JPEG, and choose it again.'

export function isPictureId(value: unknown): value is string {
  return typeof value === 'string' && id.test(value)
}

/** The pictures of a show, each once, in the order of the rundown; also of kinds this version does not know. */
export function picturesIn({ rundown }: Pick<Show, 'rundown'>): string[] {
  return [...new Set(rundown.map((cue) => cue.props.picture).filter(isPictureId))]
}

/** Enough for what may be fired next, few enough to lie decoded in a page's memory. */
const mostSoon = 8

/** The pictures of the cues from `from` on, then of those before; each once. */
export function picturesSoon({ rundown }: Pick<Show, 'rundown'>, from: string | null): string[] {
  const next = Math.max(
    0,
    rundown.findIndex((cue) => cue.id === from),
  )
  return picturesIn({ rundown: [...rundown.slice(next), ...rundown.slice(0, next)] }).slice(0, mostSoon)
}

/** A picture whose file is gone is not promised: the text then has its place from the first frame on. */
export function withoutMissing(views: readonly View[], has: (id: string) => boolean): View[] {
  return views.map((view) =>
    view.template === 'card' && view.picture !== null && !has(view.picture)
      ? { ...view, picture: null }
      : view,
  )
}
