import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createCleaner, forkedCleaner, type StartCleaner } from '../../../main/pictures/cleaner'
import type { Cleaned, FromCleaner } from '../../../main/pictures/protocol'
import { buildWorker } from '../worker-file'
import * as made from './files'

let workerFile: string
beforeAll(async () => {
  workerFile = await buildWorker('pictures', 'cleaner')
}, 60_000)

const open: { close: () => void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

function opened(start: StartCleaner = forkedCleaner(workerFile, () => {}), limit?: number) {
  const cleaner = createCleaner(start, limit)
  open.push(cleaner)
  return cleaner
}

async function cleaned(file: Uint8Array): Promise<Cleaned> {
  const answer = await opened().clean(file)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

const typesIn = (file: Uint8Array) => made.chunksOf(file).map(({ type }) => type)
/** Width and height of the canvas or of the lossy picture. */
const sizeOf = (file: Uint8Array) => {
  const chunks = made.chunksOf(file)
  const canvas = chunks.find(({ type }) => type === 'VP8X')?.data
  if (canvas !== undefined) return [1 + canvas.readUIntLE(4, 3), 1 + canvas.readUIntLE(7, 3)]
  const picture = chunks.find(({ type }) => type === 'VP8 ')!.data
  return [picture.readUInt16LE(6) & 0x3fff, picture.readUInt16LE(8) & 0x3fff]
}

describe('the real process', { timeout: 60_000 }, () => {
  test('a large picture becomes one for the stage and a small one for the room', async () => {
    const noise = made.png(700, 500, (x, y) => [
      (x * 7919 * y) % 256,
      (x * 31 + y * 17) % 256,
      (x * y) % 256,
      255,
    ])
    const { stage, room, animated } = await cleaned(noise)
    expect(sizeOf(stage)).toEqual([700, 500])
    expect(stage.length).toBeLessThanOrEqual(160 * 1024)
    expect(room.length).toBeLessThanOrEqual(24 * 1024)
    expect(animated).toBe(false)
    const { stage: wide, room: small } = await cleaned(await made.jpeg(3_000, 1_500, made.halves(3_000)))
    expect(sizeOf(wide)).toEqual([1_024, 512])
    expect(sizeOf(small)).toEqual([420, 210])
  })

  test('nothing of a file but its pixels comes out', async () => {
    const file = await made.jpeg(300, 200, made.halves(300))
    const photo = Buffer.concat([
      made.withSegment(
        made.withSegment(file, 0xe1, made.exif(1)),
        0xfe,
        Buffer.from('<script>secret()</script>'),
      ),
      Buffer.from('PK\x03\x04 appended'),
    ])
    const script = made.pngChunk('tEXt', Buffer.from('Comment\0<script>secret()</script>'))
    const drawing = made.png(300, 200, made.halves(300), [
      script,
      made.pngChunk('eXIf', made.exif(1).subarray(6)),
    ])
    const container = made.riff(
      made.vp8x(300, 200, 8 | 4),
      made.webpChunk('VP8L', made.chunksOf(await made.webp(300, 200, made.halves(300)))[0]!.data),
      made.webpChunk('EXIF', made.exif(1)),
      made.webpChunk('XMP ', Buffer.from('<x:xmpmeta>SECRET-CAMERA-OWNER</x:xmpmeta>')),
    )
    for (const source of [photo, drawing, container]) {
      expect(source.includes('secret()') || source.includes('SECRET')).toBe(true)
      const { stage, room } = await cleaned(source)
      for (const picture of [stage, room]) {
        expect(typesIn(picture)).toEqual(['VP8 '])
        for (const word of ['secret', 'SECRET', 'Exif', 'II*', 'script', 'PK', 'appended', 'meta'])
          expect(Buffer.from(picture).includes(word), word).toBe(false)
      }
    }
  })

  test('is set upright as its Exif says', async () => {
    const lying = made.withSegment(await made.jpeg(300, 200, made.halves(300)), 0xe1, made.exif(6))
    expect(sizeOf((await cleaned(lying)).stage)).toEqual([200, 300])
  })

  test('transparency stays, and of frames the first', async () => {
    const clear = made.png(300, 200, (x) => (x < 150 ? [0, 0, 0, 0] : made.red))
    expect(typesIn((await cleaned(clear)).stage)).toContain('ALPH')
    for (const moving of [made.apng(64, 48), await made.animatedWebp(64, 48)]) {
      const still = await cleaned(moving)
      expect(still.animated).toBe(true)
      expect(typesIn(still.stage)).toEqual(['VP8 '])
    }
  })

  test('noise with noisy transparency fits, too', async () => {
    let seed = 1
    const next = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % 256
    }
    const { stage, room } = await cleaned(made.png(600, 600, () => [next(), next(), next(), next()]))
    expect(stage.length).toBeLessThanOrEqual(160 * 1024)
    expect(room.length).toBeLessThanOrEqual(24 * 1024)
  })

  test('hostile and damaged files are refused in words, and the next one is cleaned', async () => {
    const cleaner = opened()
    const good = made.png(60, 60, () => made.red)
    const spoilt = Buffer.from(made.png(200, 200, made.halves(200)))
    spoilt.fill(7, 60, 120)
    const refusals = await Promise.all(
      [
        made.pngBomb(30_000, 30_000),
        made.pngBomb(5_000, 5_000),
        spoilt,
        Buffer.alloc(0),
        Buffer.from('GIF89a'),
      ].map(cleaner.clean),
    )
    expect(refusals.map((answer) => answer.ok || answer.code)).toEqual([
      'too-many-pixels',
      'broken',
      'broken',
      'not-a-picture',
      'not-a-picture',
    ])
    const two = await Promise.all([cleaner.clean(good), cleaner.clean(made.png(60, 60, () => made.blue))])
    expect(two.every(({ ok }) => ok)).toBe(true)
  })

  test('a process that is killed in the middle refuses this picture and no other', async () => {
    let kill = () => {}
    const start: StartCleaner = () => {
      const child = forkedCleaner(workerFile, () => {})()
      kill = () => process.kill(child.pid!, 'SIGKILL')
      return { ...child, send: (message) => void [child.send(message), kill()] }
    }
    expect(await opened(start).clean(made.png(60, 60, () => made.red))).toMatchObject({
      ok: false,
      code: 'cleaner-ended',
      message: expect.stringContaining('SIGKILL'),
    })
    expect(await opened().clean(made.png(60, 60, () => made.red))).toMatchObject({ ok: true })
  })

  test('a program that cannot be started is said, too', async () => {
    const answer = await opened(forkedCleaner('/nowhere/worker.js', () => {})).clean(
      made.png(9, 9, () => made.red),
    )
    expect(answer).toMatchObject({ ok: false, code: 'cleaner-ended' })
  })
})

describe('the line before the process', () => {
  /** Processes that answer when they are told to. */
  function puppets() {
    const running: { answer: (said: FromCleaner) => void; killed: boolean }[] = []
    const start: StartCleaner = () => {
      const one = { answer: (_said: FromCleaner) => {}, killed: false }
      running.push(one)
      return {
        pid: undefined,
        send: () => {},
        onMessage: (listener) => {
          one.answer = listener
        },
        onExit: () => {},
        kill: () => {
          one.killed = true
        },
      }
    }
    return { running, start }
  }
  const some = new Uint8Array([1])
  const done: FromCleaner = { type: 'refused', code: 'broken', message: 'no' }

  test('one at a time, each in a process of its own', async () => {
    const { running, start } = puppets()
    const cleaner = opened(start)
    const answers = [cleaner.clean(some), cleaner.clean(some)]
    await expect.poll(() => running.length).toBe(1)
    running[0]!.answer(done)
    expect(await answers[0]).toMatchObject({ code: 'broken' })
    await expect.poll(() => running.length).toBe(2)
    expect(running[0]!.killed).toBe(true)
    running[1]!.answer(done)
    expect(await answers[1]).toMatchObject({ code: 'broken' })
  })

  test('where no process can be made it is said, and the next one is tried', async () => {
    const { running, start } = puppets()
    let tries = 0
    const cleaner = opened(() => {
      tries += 1
      if (tries === 1) throw new Error('EMFILE')
      return start()
    })
    expect(await cleaner.clean(some)).toMatchObject({
      code: 'cleaner-ended',
      message: expect.stringContaining('EMFILE'),
    })
    const next = cleaner.clean(some)
    await expect.poll(() => running.length).toBe(1)
    running[0]!.answer(done)
    expect(await next).toMatchObject({ code: 'broken' })
  })

  test('one that takes too long is killed and said', async () => {
    const { running, start } = puppets()
    expect(await opened(start, 5).clean(some)).toMatchObject({ code: 'too-slow' })
    expect(running[0]!.killed).toBe(true)
  })

  test('more than can wait are sent away, and nobody waits for ever when Micdrop closes', async () => {
    const { running, start } = puppets()
    const cleaner = opened(start)
    const answers = Array.from({ length: 21 }, () => cleaner.clean(some))
    expect(await answers[20]).toMatchObject({ code: 'too-many' })
    await expect.poll(() => running.length).toBe(1)
    cleaner.close()
    for (const answer of answers.slice(0, 20)) expect(await answer).toMatchObject({ code: 'closing' })
    expect(running).toHaveLength(1)
  })
})
