import { spawn } from 'node:child_process'
import { type Colour, near } from './pixels'

export interface Frame {
  /** Seconds since the recording's start, as the file says. */
  readonly at: number
  readonly colour: Colour
}

/**
 * The colour of one place (parts of width and height, 0 to 1) in every frame of a recording. Needs ffmpeg; a file
 * still being finished by OBS reads as far as it goes.
 */
export async function framesAt(file: string, x: number, y: number): Promise<Frame[]> {
  const crop = `crop=4:4:iw*${x}-2:ih*${y}-2,scale=1:1:flags=area:in_range=tv:out_range=pc,format=rgb24,showinfo`
  const args = ['-hide_banner', '-i', file, '-vf', crop, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
  const { stdout, stderr } = await run('ffmpeg', args)
  const times = [...stderr.matchAll(/ pts_time:\s*([0-9.]+)/g)].map((match) => Number(match[1]))
  return times
    .slice(0, Math.floor(stdout.length / 3))
    .map((at, n) => ({ at, colour: [stdout[n * 3]!, stdout[n * 3 + 1]!, stdout[n * 3 + 2]!] as const }))
}

/** The first frame after which the place has turned from one colour to the other, or null. */
export function findChange(frames: readonly Frame[], from: Colour, to: Colour): Frame | null {
  const first = frames.findIndex((frame) => near(frame.colour, from, 40))
  if (first < 0) return null
  return frames.slice(first).find((frame) => near(frame.colour, to, 40)) ?? null
}

function run(program: string, args: string[]): Promise<{ stdout: Buffer; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes))
    child.stderr.on('data', (bytes: Buffer) => err.push(bytes))
    child.once('error', reject)
    child.once('close', (code) => {
      const stderr = Buffer.concat(err).toString()
      if (code === 0) resolve({ stdout: Buffer.concat(out), stderr })
      else reject(new Error(`${program} ended with ${code}: ${stderr.slice(-500)}`))
    })
  })
}
