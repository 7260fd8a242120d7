import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ObsPort } from '../../../core/obs/port'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { manualTime } from './manual-time'
import { type ObsDouble, Refused, startObsDouble } from './obs-double'
import { until } from './until'

let double: ObsDouble
let obs: ObsPort
let time: ReturnType<typeof manualTime>
const settings = (port = double.port) => obsSettings.parse({ port })

beforeEach(async () => {
  double = await startObsDouble()
  time = manualTime()
  obs = createObs(time.parts)
})
afterEach(async () => {
  await obs.close()
  await double.close()
})

describe('what is not an OBS we know', () => {
  test('nothing listens: says what to look for, and tries again with growing pauses', async () => {
    await double.close()
    expect(await obs.connect(settings())).toMatchObject({
      ok: false,
      code: 'unreachable',
      message: expect.stringContaining('WebSocket Server Settings'),
    })
    expect(obs.state().link).toBe('retrying')
    expect(time.waiting()).toEqual([250])
  })

  test('a server that speaks no subprotocol', async () => {
    const other = await startObsDouble(null)
    expect(await obs.connect(settings(other.port))).toMatchObject({ ok: false, code: 'not-obs' })
    await other.close()
  })

  test('a server that speaks no WebSocket', async () => {
    const other = createServer((socket) => socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n'))
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    )
    expect(await obs.connect(settings(port))).toMatchObject({ ok: false, code: 'not-obs' })
    other.close()
  })

  test('empty answers leave empty facts, not errors', async () => {
    for (const request of Object.keys(double.answers)) double.answers[request] = () => ({})
    expect(await obs.connect(settings())).toMatchObject({ ok: true })
    await time.pass(1000)
    await until(obs, (s) => s.seenAt === time.parts.now())
    expect(obs.state()).toMatchObject({ scenes: [], programScene: null, canvas: null, streaming: false })
    expect(await obs.screenshot()).toMatchObject({ ok: false, code: 'no-such-scene' })
  })
})

describe('links that end', () => {
  test.for([
    [1001, 'OBS was closed.'],
    [4011, 'OBS ended this session.'],
  ] as const)('close code %s is told as it is, and the link comes back', async ([code, words]) => {
    await obs.connect(settings())
    double.end(code, 'x')
    expect(await until(obs, (s) => s.link === 'retrying')).toMatchObject({
      reason: words,
      programScene: null,
    })
    await time.pass(250)
    await until(obs, (s) => s.link === 'connected')
    expect(obs.state()).toMatchObject({ reason: null, programScene: 'Live', scenes: ['Live', 'Break'] })
  })

  test('a link that is dead for good is made anew', async () => {
    await obs.connect(settings())
    double.silent = true
    while (obs.state().link !== 'retrying') {
      await time.pass(1000)
      await time.pass(2000)
    }
    expect(time.log.some((line) => line.includes('stopped answering'))).toBe(true)
    double.silent = false
    await time.pass(250)
    await double.opened(2)
    await until(obs, (s) => s.link === 'connected')
  })

  test('a call made meanwhile ends with the link', async () => {
    await obs.connect(settings())
    double.silent = true
    const call = obs.screenshot()
    double.end(1001, 'Server stopping.')
    expect(await call).toMatchObject({ ok: false, code: 'closed' })
  })

  test('connecting elsewhere lets the first try go, and nothing stays waiting', async () => {
    double.silent = true
    const first = obs.connect(settings())
    await double.opened(1)
    const other = await startObsDouble()
    expect(await obs.connect(settings(other.port))).toMatchObject({ ok: true })
    expect(await first).toMatchObject({ ok: false, code: 'closed' })
    await obs.close()
    expect(time.waiting()).toEqual([])
    await other.close()
  })
})

test('chapters: where OBS has them they are set, and its no is passed on', async () => {
  double.answers.GetVersion = () => ({ availableRequests: ['CreateRecordChapter'] })
  double.answers.CreateRecordChapter = () => ({})
  await obs.connect(settings())
  expect(await obs.mark('Drop 1')).toMatchObject({ ok: true })
  expect(double.asked.at(-1)).toEqual({ type: 'CreateRecordChapter', data: { chapterName: 'Drop 1' } })
  double.answers.CreateRecordChapter = () => {
    throw new Refused(702, 'not an mp4')
  }
  expect(await obs.mark('Drop 2')).toMatchObject({
    ok: false,
    code: 'refused',
    message: expect.stringContaining('not an mp4'),
  })
  double.answers.CreateRecordChapter = () => {
    throw new Refused(501, '')
  }
  expect(await obs.mark('Drop 3')).toMatchObject({ ok: false, code: 'not-recording' })
})

test('the start of the stream is kept by our clock when OBS counts anew after a reconnect', async () => {
  const stream = (outputDuration: number, outputReconnecting = false) => ({
    outputActive: true,
    outputReconnecting,
    outputDuration,
    outputTimecode: `${outputDuration}`,
  })
  const look = async (answer: object, timecode: string | null) => {
    double.answers.GetStreamStatus = () => answer
    await time.pass(1000)
    return until(obs, (s) => s.timecode === timecode)
  }
  await obs.connect(settings())
  const first = await look(stream(60_000), '60000')
  expect(first.streamingSince).toBe(time.parts.now() - 60_000)
  expect((await look(stream(0, true), '0')).streamReconnecting).toBe(true)
  expect((await look(stream(10), '10')).streamingSince).toBe(first.streamingSince)
  double.end(1001, '')
  await until(obs, (s) => s.link === 'retrying' && s.streamingSince === null)
  await time.pass(250)
  await until(obs, (s) => s.link === 'connected')
  expect((await look(stream(20), '20')).streamingSince).toBe(first.streamingSince)
  expect((await look({ outputActive: false }, null)).streamingSince).toBeNull()
})

test('screenshots asked for at once are one request', async () => {
  double.answers.GetSourceScreenshot = () => ({ imageData: 'data:image/jpg;base64,AA==' })
  await obs.connect(settings())
  const shots = await Promise.all([obs.screenshot(), obs.screenshot(), obs.screenshot()])
  for (const shot of shots) expect(shot).toMatchObject({ ok: true, value: 'data:image/jpg;base64,AA==' })
  const asked = double.asked.filter((one) => one.type === 'GetSourceScreenshot')
  expect(asked.map((one) => [one.data.imageWidth, one.data.imageHeight])).toEqual([[480, 270]])
})

test('no password is in the log or the state', async () => {
  await obs.connect(settings(), 'open sesame')
  double.end(1001, '')
  await until(obs, (s) => s.link === 'retrying')
  const told = JSON.stringify([time.log, obs.state()])
  expect(told).not.toContain('open sesame')
})
