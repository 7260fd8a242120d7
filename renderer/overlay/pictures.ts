import type { OverlayModel } from '../../core/overlay/model'

/** Milliseconds after which a picture that did not come is asked for again. */
const againAfter = 5_000

export interface Picture {
  readonly image: HTMLImageElement
  /** It did not come, or could not be decoded. */
  failed: boolean
  /** Resolves when it can be shown at once; never rejects. */
  readonly ready: Promise<void>
}

const known = new Map<string, Picture & { readonly askedAt: number }>()

/** The picture, decoded or on its way. The console serves it beside this page. */
export function pictureOf(id: string): Picture {
  const before = known.get(id)
  if (before !== undefined && !(before.failed && performance.now() - before.askedAt > againAfter))
    return before
  const image = new Image()
  image.alt = ''
  image.src = `pictures/${id}.webp`
  const ready = image.decode().catch(() => {
    picture.failed = true
  })
  const picture = { image, failed: false, ready, askedAt: performance.now() }
  known.set(id, picture)
  return picture
}

/** Fetches and decodes what may be shown next, and lets go of what is not. */
export function keepReady({ pictures, views }: Pick<OverlayModel, 'pictures' | 'views'>): void {
  const wanted = new Set(pictures)
  for (const view of views) if (view.template === 'card' && view.picture !== null) wanted.add(view.picture)
  for (const id of known.keys()) if (!wanted.has(id)) known.delete(id)
  for (const id of wanted) pictureOf(id)
}
