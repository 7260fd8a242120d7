import type { Page } from '@playwright/test'

/** One frame as a grid of relative luminances, row by row, from 0 to 1; `at` in milliseconds. */
export interface Frame {
  readonly at: number
  readonly cells: readonly number[]
}

export const grid = { across: 16, down: 9 }

export interface Film {
  /** Ends the recording and gives its frames in order. */
  readonly cut: () => Promise<Frame[]>
}

/** Records what Chromium's compositor shows of a page, each frame that differs, as the browser's own screencast. */
export async function film(page: Page): Promise<Film> {
  const session = await page.context().newCDPSession(page)
  const taken: { readonly at: number; readonly jpeg: string }[] = []
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    taken.push({ at: (metadata.timestamp ?? 0) * 1_000, jpeg: data })
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
  })
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 80, everyNthFrame: 1 })
  return {
    cut: async () => {
      await session.send('Page.stopScreencast')
      // They do not always come in the order in which they were shown.
      taken.sort((a, b) => a.at - b.at)
      const reader = await page.context().newPage()
      const frames: Frame[] = []
      for (const { at, jpeg } of taken)
        frames.push({ at, cells: await reader.evaluate(luminances, { jpeg, ...grid }) })
      await reader.close()
      return frames
    },
  }
}

/** Each cell's mean. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
async function luminances(of: { jpeg: string; across: number; down: number }): Promise<number[]> {
  const bytes = Uint8Array.from(atob(of.jpeg), (sign) => sign.charCodeAt(0))
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
  const { width, height } = picture
  const paper = new OffscreenCanvas(width, height).getContext('2d')!
  paper.drawImage(picture, 0, 0)
  const { data } = paper.getImageData(0, 0, width, height)
  const linear = Array.from({ length: 256 }, (_, one) =>
    one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
  )
  const sums = new Array<number>(of.across * of.down).fill(0)
  const counts = new Array<number>(of.across * of.down).fill(0)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const cell = Math.floor((y * of.down) / height) * of.across + Math.floor((x * of.across) / width)
      const at = (y * width + x) * 4
      sums[cell]! +=
        0.2126 * linear[data[at]!]! + 0.7152 * linear[data[at + 1]!]! + 0.0722 * linear[data[at + 2]!]!
      counts[cell]! += 1
    }
  return sums.map((sum, cell) => sum / counts[cell]!)
}

/** WCAG 2.2's general flash: a tenth of the largest relative luminance. */
const visible = 0.1

/**
 * When one cell's brightness turned: each rise or fall of at least a tenth, in milliseconds. A slow fade is one change;
 * up and down again are two.
 */
export function changesOf(frames: readonly Frame[], cell: number): number[] {
  const changes: number[] = []
  let way = 0
  let extreme = frames[0]!.cells[cell]!
  for (const { at, cells } of frames) {
    const light = cells[cell]!
    if (way !== 0 && Math.sign(light - extreme) === way) extreme = light
    else if (Math.abs(light - extreme) >= visible) {
      way = Math.sign(light - extreme)
      extreme = light
      changes.push(at)
    }
  }
  return changes
}

/** The most that lie within any one second. */
export function mostInASecond(changes: readonly number[]): number {
  return Math.max(0, ...changes.map((from) => changes.filter((at) => at >= from && at < from + 1_000).length))
}
