import { performance } from 'node:perf_hooks'
import { sampleShow } from '../../core/show/sample'
import type { Parts } from '../../main/gateway/parts'
import { by, startEngine } from './engine'
import { ms, quantile, type Row } from './table'

const phrases = [
  'lol',
  'GG',
  'so good',
  'where is that from',
  'hello from Lisbon',
  'poggers',
  'this is great',
  'what did I miss',
  'F',
  'the colours tonight are something else, well done everybody',
]

/** A line as often repeated as real chat repeats (a third), else new. */
function text(at: number): string {
  const phrase = phrases[at % phrases.length]!
  return at % 3 === 0 ? phrase : `${phrase} ${at.toString(36)}`
}

async function started(engine: Parts['engine'], fire: string): Promise<void> {
  const show = sampleShow('bench', 0)
  await engine.offer(
    {
      type: 'airing-started',
      airingId: 'bench',
      show: {
        ...show,
        rundown: show.rundown.map((cue) =>
          cue.id === fire ? { ...cue, props: { ...cue.props, stock: 100, windowFor: 600_000 } } : cue,
        ),
      },
      mode: 'live',
      joinUrl: null,
      by,
    },
    null,
  )
  await engine.offer({ type: 'cue-fired', cueId: fire, by }, null)
}

async function ready(parts: Parts): Promise<void> {
  while (parts.state.snapshot().health.moderation.model !== 'ready')
    await new Promise((resolve) => setTimeout(resolve, 50))
}

/** `perSecond` lines for `seconds`, in steps of 10 ms; resolves with each line's time from arrival to saved. */
async function flood(
  parts: Parts,
  perSecond: number,
  seconds: number,
  commandEvery: number,
): Promise<{ latencies: number[]; lost: number; took: number }> {
  const latencies: number[] = []
  const pending: Promise<void>[] = []
  let lost = 0
  let sent = 0
  const total = perSecond * seconds
  const begun = performance.now()
  while (sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - begun) / 1000) * perSecond) + 1)
    for (; sent < due; sent += 1) {
      const at = sent
      const arrived = performance.now()
      const viewer = { platform: 'room', id: `v${at % 5_000}`, name: `Viewer ${at % 5_000}` }
      const line = commandEvery > 0 && at % commandEvery === 0 ? '!claim' : text(at)
      pending.push(
        parts.engine.roomLine(viewer, 'stream', line, `m${at}`).then((reply) => {
          if (!reply.ok && reply.code === 'too-much') lost += 1
          latencies.push(performance.now() - arrived)
        }),
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await Promise.all(pending)
  return { latencies, lost, took: performance.now() - begun }
}

/** What a plain loop over the same lines costs: no judging, no saving. */
function plainLoop(lines: number): number {
  const begun = performance.now()
  let length = 0
  for (let at = 0; at < lines; at += 1) length += JSON.stringify({ id: at, text: text(at) }).length
  return length > 0 ? (performance.now() - begun) / lines : Number.NaN
}

export async function benchChat(seconds = 60): Promise<Row[]> {
  const { engine, close } = await startEngine()
  await started(engine.parts.engine, 'poster')
  await ready(engine.parts)
  const before = process.memoryUsage().rss
  const { latencies, lost } = await flood(engine.parts, 2_000, seconds, 50)
  const counted = engine.parts.engine.world().airing!.counts.lines
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024
  await close()
  const p99 = quantile(latencies, 0.99)
  const total = 2_000 * seconds
  return [
    {
      what: `chat line to verdict and happening, 2,000 lines/s for ${seconds} s`,
      measured: `p50 ${ms(quantile(latencies, 0.5))}, p99 ${ms(p99)}, ${total - counted + lost} lost`,
      target: 'p99 50 ms, none lost',
      ok: p99 <= 50 && counted === total && lost === 0,
      beside: `plain loop ${(plainLoop(total) * 1000).toFixed(1)} µs a line; memory +${grown.toFixed(0)} MB`,
    },
  ]
}

export async function benchBurst(): Promise<Row[]> {
  const { engine, close } = await startEngine()
  await started(engine.parts.engine, 'poster')
  await ready(engine.parts)
  const { latencies, lost, took } = await flood(engine.parts, 10_000, 1, 2)
  const airing = engine.parts.engine.world().airing!
  const pool = Object.values(airing.shop.pools)[0]!
  const handled = airing.counts.acts
  const held = pool.held.stream + pool.held.hall
  await close()
  return [
    {
      what: 'burst of 10,000 lines in one second, 5,000 of them claims',
      measured: `${handled} commands, ${held} of 100 units held, ${lost} lost, all saved after ${(took / 1000).toFixed(2)} s`,
      target: 'every command once',
      ok: handled === 5_000 && held === 100 && lost === 0,
      beside: `p99 ${ms(quantile(latencies, 0.99))}`,
    },
  ]
}
