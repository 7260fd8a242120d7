import { spawn } from 'node:child_process'

/** A frame of a recording as a grid of brightness, 0 to 255, row by row. */
export type Grid = Uint8Array

export const columns = 32
/** At 16:9 a cell is 20 x 8 pixels of 640x360. */
export const rows = 45

const filter = `scale=${columns}:${rows}:flags=area:in_range=tv:out_range=pc,format=gray`

/** Every recorded frame, in order, none dropped or doubled. Needs ffmpeg. */
export function readGrids(file: string): Promise<Grid[]> {
  return new Promise((resolve, reject) => {
    const args = ['-v', 'error', '-i', file, '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
    const child = spawn('ffmpeg', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const out: Buffer[] = []
    let complaint = ''
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => {
      complaint += bytes.toString()
    })
    child.once('error', reject)
    child.once('close', (code) => {
      const bytes = Buffer.concat(out)
      const size = columns * rows
      if (code !== 0 && bytes.length < size) reject(new Error(`ffmpeg ended with ${code}: ${complaint}`))
      resolve(
        Array.from({ length: Math.floor(bytes.length / size) }, (_, n) =>
          bytes.subarray(n * size, (n + 1) * size),
        ),
      )
    })
  })
}

/** A part of the picture, in parts of its width and height (0 to 1). */
export interface Region {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The mean brightness of the cells that lie wholly in the region. */
export function brightness(grid: Grid, { left, top, right, bottom }: Region): number {
  let sum = 0
  let count = 0
  for (let y = Math.ceil(top * rows); y < Math.floor(bottom * rows); y += 1)
    for (let x = Math.ceil(left * columns); x < Math.floor(right * columns); x += 1) {
      sum += grid[y * columns + x]!
      count += 1
    }
  return sum / count
}
