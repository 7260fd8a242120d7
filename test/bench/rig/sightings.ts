import { readStrip } from './clock-strip'
import { brightness, columns, type Grid, type Region } from './grid'

export interface Press {
  readonly who: 'console' | 'bare'
  /** See monotonicMs. */
  readonly at: number
}

/** A change of brightness that no noise of the encoder makes: the box's first frame darkens white by more. */
const visible = 12
/** A press whose box is not there by then is lost: the next press is near. */
const patience = 280

/** Milliseconds from each press to the capture of the first frame in which its region had changed; null: never. */
export function sightings(
  grids: readonly Grid[],
  presses: readonly Press[],
  regions: Readonly<Record<Press['who'], Region>>,
): { who: Press['who']; took: number | null }[] {
  const frames = grids.flatMap((grid) => {
    const at = readStrip(grid.subarray(0, columns))
    return at === null ? [] : [{ at, grid }]
  })
  // The strip counts modulo 2^32.
  const since = (at: number, press: number) => ((at - Math.floor(press)) | 0) - (press % 1)
  let next = 0
  return presses.map(({ who, at }) => {
    while (next < frames.length && since(frames[next]!.at, at) < 0) next += 1
    const before = frames[next - 1]
    if (before === undefined) return { who, took: null }
    const was = brightness(before.grid, regions[who])
    for (let n = next; n < frames.length; n += 1) {
      const took = since(frames[n]!.at, at)
      if (took > patience) break
      if (Math.abs(brightness(frames[n]!.grid, regions[who]) - was) > visible) return { who, took }
    }
    return { who, took: null }
  })
}
