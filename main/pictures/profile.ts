import { inflateSync } from 'node:zlib'
import type { Head } from '../../core/pictures/head'

/** Changes pixels in place, four bytes each; alpha stays. */
type Convert = (rgba: Uint8Array) => void
type Curve = (value: number) => number
type Three<T> = readonly [T, T, T]

/** Profiles of cameras and screens have some hundred bytes to some ten thousand. */
const largest = 4 * 1024 * 1024

/** XYZ (D50) to linear sRGB, IEC 61966-2-1 with Bradford's adaptation. */
const fromXyz: Three<Three<number>> = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
]

/**
 * From an RGB profile of curves and primaries (ICC.1: what phones, cameras and screens have) to sRGB. Null where there is
 * nothing to do, or for profiles of tables: their pixels are taken as they are.
 */
export function readProfile({ bytes, deflated }: NonNullable<Head['profile']>): Convert | null {
  try {
    const profile = Buffer.from(deflated ? inflateSync(bytes, { maxOutputLength: largest }) : bytes)
    if (profile.toString('latin1', 16, 20) !== 'RGB ' || profile.toString('latin1', 20, 24) !== 'XYZ ')
      return null
    const columns = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => primaryOf(tagOf(profile, name)))
    const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => curveOf(tagOf(profile, name)))
    const toScreen = fromXyz.map((row) =>
      columns.map((column) => row[0] * column[0] + row[1] * column[1] + row[2] * column[2]),
    )
    return isScreen(toScreen, curves) ? null : converting(toScreen, curves)
  } catch {
    // A profile that is damaged says nothing about the pixels.
    return null
  }
}

function tagOf(profile: Buffer, name: string): Buffer {
  const count = profile.readUInt32BE(128)
  for (let at = 132; at < 132 + 12 * Math.min(count, 100); at += 12)
    if (profile.toString('latin1', at, at + 4) === name) {
      const start = profile.readUInt32BE(at + 4)
      return profile.subarray(start, start + profile.readUInt32BE(at + 8))
    }
  throw new RangeError(`no ${name}`)
}

function fixedAt(tag: Buffer, at: number): number {
  return tag.readInt32BE(at) / 65_536
}

function primaryOf(tag: Buffer): Three<number> {
  return [fixedAt(tag, 8), fixedAt(tag, 12), fixedAt(tag, 16)]
}

/** From a channel's value to its light, both 0 to 1. */
function curveOf(tag: Buffer): Curve {
  if (tag.toString('latin1', 0, 4) === 'para') return formulaOf(tag)
  const count = tag.readUInt32BE(8)
  if (count === 0) return (value) => value
  if (count === 1) {
    const gamma = tag.readUInt16BE(12) / 256
    return (value) => value ** gamma
  }
  const table = Array.from({ length: count }, (_, at) => tag.readUInt16BE(12 + 2 * at) / 65_535)
  return (value) => {
    const at = value * (count - 1)
    const low = Math.floor(at)
    const high = Math.min(count - 1, low + 1)
    return table[low]! + (table[high]! - table[low]!) * (at - low)
  }
}

/** ICC.1, 10.18: five formulas with one to seven numbers. */
function formulaOf(tag: Buffer): Curve {
  const type = tag.readUInt16BE(8)
  const numbers = Array.from({ length: [1, 3, 4, 5, 7][type]! }, (_, at) => fixedAt(tag, 12 + 4 * at))
  const [g, a = 1, b = 0] = numbers as [number, number?, number?]
  const c = numbers[3] ?? 0
  const d = numbers[4] ?? 0
  const power = (value: number) => Math.max(0, a * value + b) ** g
  if (type === 0) return power
  if (type === 1) return (value) => (value >= -b / a ? power(value) : 0)
  if (type === 2) return (value) => (value >= -b / a ? power(value) + c : c)
  const [e, f] = [numbers[5] ?? 0, numbers[6] ?? 0]
  return (value) => (value >= d ? power(value) + e : c * value + f)
}

function isScreen(matrix: readonly (readonly number[])[], curves: readonly Curve[]): boolean {
  const isOne = matrix.every((row, at) =>
    row.every((share, column) => Math.abs(share - (at === column ? 1 : 0)) < 0.02),
  )
  return isOne && curves.every((curve) => [0.2, 0.5, 0.8].every((x) => Math.abs(curve(x) - light(x)) < 0.01))
}

/** sRGB's curve, and back. */
function light(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

function value(light: number): number {
  return light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055
}

/** Finer than a byte can tell apart. */
const steps = 8_192

function converting(matrix: readonly (readonly number[])[], curves: readonly Curve[]): Convert {
  const lights = curves.map((curve) => Array.from({ length: 256 }, (_, byte) => curve(byte / 255)))
  const values = Uint8Array.from({ length: steps + 1 }, (_, at) => Math.round(255 * value(at / steps)))
  return (rgba) => {
    for (let at = 0; at < rgba.length; at += 4) {
      const [red, green, blue] = [0, 1, 2].map((channel) => lights[channel]![rgba[at + channel]!]!) as [
        number,
        number,
        number,
      ]
      for (let channel = 0; channel < 3; channel += 1) {
        const row = matrix[channel]!
        const sum = row[0]! * red + row[1]! * green + row[2]! * blue
        rgba[at + channel] = values[Math.round(steps * Math.min(1, Math.max(0, sum)))]!
      }
    }
  }
}
