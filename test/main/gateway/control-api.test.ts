import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { RunView } from '../../../core/contract/state'
import type { Show } from '../../../core/show/show'
import { emptyShow } from '../../../core/show/show'
import { controlToken, startConsole, type TestConsole, until } from '../console'

let desk: TestConsole

beforeEach(async () => {
  desk = await startConsole()
  await desk.engine.rehearse()
})
afterEach(() => desk.close())

const refused = (code: string) => ({
  status: 409,
  body: expect.objectContaining({
    code: 'REFUSED',
    data: { code },
    message: expect.stringMatching(/[a-z].*\./i),
  }),
})

describe('the door', () => {
  test('needs the control token for everything but the description', async () => {
    expect((await desk.api('/state', { token: null })).status).toBe(401)
    expect((await desk.api('/state', { token: 'wrong' })).status).toBe(401)
    expect((await desk.api('/panic', { method: 'POST', token: 'wrong' })).status).toBe(401)
    expect((await desk.api('/openapi.json', { token: null })).status).toBe(200)
    expect((await desk.api('/state')).status).toBe(200)
  })

  test('refuses a foreign Host and a foreign Origin even with the token', async () => {
    const { request } = await import('node:http')
    const port = Number(new URL(desk.origin).port)
    const status = (headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const asked = request(
          {
            host: '127.0.0.1',
            port,
            path: '/api/v1/state',
            headers: { authorization: `Bearer ${controlToken}`, ...headers },
          },
          (answer) => {
            answer.resume()
            resolve(answer.statusCode ?? 0)
          },
        )
        asked.on('error', reject)
        asked.end()
      })
    expect(await status({ host: `evil.example:${port}` })).toBe(421)
    expect(await status({ origin: 'http://evil.example' })).toBe(403)
    expect(await status({ origin: desk.origin })).toBe(200)
  })

  test('serves only the calls made for remotes', async () => {
    const { body } = await desk.api('/openapi.json')
    const paths = Object.keys((body as { paths: object }).paths)
    expect(paths).toEqual(
      expect.arrayContaining([
        '/state',
        '/shows',
        '/shows/{showId}/start',
        '/shows/{showId}/end',
        '/cues/{cueId}/fire',
        '/panic',
        '/resume',
        '/funnel',
      ]),
    )
    for (const path of [
      '/settings/get',
      '/settings/controlToken',
      '/orders/refund',
      '/obs/connect',
      '/chat/say',
    ]) {
      expect(paths).not.toContain(path)
      expect((await desk.api(path, { method: 'POST', body: {} })).status).toBe(404)
    }
  })

  test('answers broken and oversized bodies in words', async () => {
    const post = (body: string) =>
      fetch(`${desk.origin}/api/v1/cues/poster/fire`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${controlToken}`,
          'idempotency-key': 'k',
          'content-type': 'application/json',
        },
        body,
      })
    expect((await post('{"anyway":')).status).toBe(400)
    expect((await post(`{"x":"${'a'.repeat(300_000)}"}`)).status).toBe(413)
    expect(await desk.api('/cues/poster/fire', { method: 'POST' })).toMatchObject({
      status: 400,
      body: { code: 'no-key' },
    })
  })
})

describe('fire', () => {
  const fire = (cueId: string, key: string) => desk.api(`/cues/${cueId}/fire`, { method: 'POST', key })

  test('one key is one run, also for two operators at once', async () => {
    const answers = await Promise.all([fire('poster', 'k1'), fire('poster', 'k1'), fire('poster', 'k1')])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200, body: { runId: expect.stringMatching(/^r/) } })
    expect(desk.engine.parts.engine.world().airing?.runOrder).toHaveLength(1)
  })

  test('a key used for another cue is refused', async () => {
    await fire('poster', 'k1')
    expect(await fire('welcome', 'k1')).toMatchObject(refused('key-reused'))
  })

  test('an unknown cue is not found; without a show nothing fires', async () => {
    expect((await fire('nobody', 'k1')).status).toBe(404)
    await desk.api('/shows/sample-show/end', { method: 'POST' })
    expect(await fire('poster', 'k2')).toMatchObject(refused('not-on-air'))
  })

  test('a scene cue is fired while OBS is away: the run stands, the switch is noted as failed', async () => {
    const scene = desk.engine.parts.library.get('sample-show')!.rundown.find((cue) => cue.kind === 'scene')!
    const fired = await fire(scene.id, 'k1')
    expect(fired.status).toBe(200)
    const { runId } = fired.body as { runId: string }
    const run = async () => (await desk.api(`/runs/${runId}`)).body as RunView
    const state = () => desk.engine.parts.state.snapshot()
    await until(desk, () => state().airing?.undone[scene.id]?.outcome === 'failed')
    expect(await run()).toMatchObject({
      id: runId,
      cueId: scene.id,
      outcome: 'failed',
      effects: [
        {
          what: 'scene',
          name: scene.props.scene,
          state: 'failed',
          reason: 'OBS is not connected.',
          quiet: false,
        },
        { what: 'mark', state: 'failed', quiet: true },
      ],
    })
    expect(state().health.notices).toContain(`"${scene.title}": OBS is not connected.`)
    expect((await desk.api('/runs/nobody')).status).toBe(404)
    expect((await desk.api('/runs/__proto__')).status).toBe(404)
  })

  test('a message is done when its chats took it', async () => {
    const { runId } = (await fire('welcome', 'k1')).body as { runId: string }
    await until(desk, () => desk.engine.parts.state.snapshot().airing?.undone.welcome === undefined)
    const run = await desk.api(`/runs/${runId}`)
    expect(run.body).toMatchObject({
      outcome: 'done',
      effects: [{ what: 'post', state: 'done' }, { what: 'mark' }],
    })
    const { paths } = (await desk.api('/openapi.json')).body as { paths: Record<string, object> }
    expect(Object.keys(paths['/runs/{runId}'] ?? {})).toEqual(['get'])
  })
})

describe('panic and resume', () => {
  test('stops everything and brings back what is named', async () => {
    const { body } = await desk.api('/cues/poster/fire', { method: 'POST', key: 'k1' })
    const { runId } = body as { runId: string }
    expect((await desk.api('/panic', { method: 'POST' })).body).toEqual({ runIds: [runId] })
    expect(desk.engine.parts.overlay.model().views).toEqual([])
    expect(await desk.api('/cues/welcome/fire', { method: 'POST', key: 'k2' })).toMatchObject(
      refused('panicked'),
    )
    expect((await desk.api('/resume', { method: 'POST', body: { runIds: [runId] } })).body).toEqual({
      runIds: [runId],
    })
    expect(desk.engine.parts.overlay.model().views).toHaveLength(1)
  })

  test('gives the funnel of a run', async () => {
    const { body } = await desk.api('/cues/poster/fire', { method: 'POST', key: 'k1' })
    const { runId } = body as { runId: string }
    const funnel = await desk.api(`/funnel?runId=${runId}`)
    expect(funnel.status).toBe(200)
    expect((funnel.body as { perSecond: { claimed: number[] } }).perSecond.claimed).toHaveLength(31)
    expect((await desk.api('/funnel?runId=nobody')).status).toBe(404)
  })
})

describe('shows', () => {
  const start = (showId: string) => desk.api(`/shows/${showId}/start`, { method: 'POST' })
  const keep = async (show: Show) => desk.engine.parts.library.save(show)

  test('a second show is refused while one is on air', async () => {
    expect(await start('sample-show')).toMatchObject(refused('already-on-air'))
  })

  test('shows with zero and with 1,000 cues can be rehearsed; a live start names the empty rundown', async () => {
    await desk.api('/shows/sample-show/end', { method: 'POST' })
    const empty = emptyShow('empty', 'Empty', 0)
    const cue = desk.engine.parts.library.get('sample-show')!.rundown[2]!
    await keep(empty)
    await keep({
      ...empty,
      id: 'large',
      title: 'Large',
      rundown: Array.from({ length: 1_000 }, (_, at) => ({ ...cue, id: `c${at}`, hotkey: null })),
    })
    expect(await desk.api('/shows/empty/start', { method: 'POST', body: { mode: 'live' } })).toMatchObject({
      status: 409,
      body: { data: { code: 'preflight' }, message: expect.stringContaining('empty') },
    })
    expect((await start('empty')).status).toBe(200)
    expect((await desk.api('/shows/empty/end', { method: 'POST' })).status).toBe(200)
    expect((await start('large')).status).toBe(200)
    expect((await desk.api('/cues/c999/fire', { method: 'POST', key: 'k' })).status).toBe(200)
    expect((await start('nobody')).status).toBe(404)
  })
})

describe('events', () => {
  test('sends a snapshot, then patches with a growing revision', async () => {
    const url = `${desk.origin.replace('http', 'ws')}/api/v1/events`
    const strangers = new WebSocket(url, { headers: { authorization: 'Bearer wrong' } })
    await expect(new Promise((_, reject) => strangers.once('error', reject))).rejects.toThrow('403')
    const socket = new WebSocket(url, { headers: { authorization: `Bearer ${controlToken}` } })
    const events: { type: string; revision: number; set?: { runs?: unknown[] } }[] = []
    const fired = new Promise<void>((resolve) => {
      socket.on('message', (raw) => {
        const event = JSON.parse(String(raw))
        events.push(event)
        if (event.type === 'snapshot') void desk.api('/cues/poster/fire', { method: 'POST', key: 'k1' })
        if ((event.set?.runs?.length ?? 0) > 0) resolve()
      })
    })
    await fired
    socket.close()
    expect(events[0]?.type).toBe('snapshot')
    expect(events.map(({ revision }) => revision)).toEqual(events.map((_, at) => at))
  })
})
