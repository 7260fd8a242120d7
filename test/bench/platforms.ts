import { performance } from 'node:perf_hooks'
import type { QuizState } from '../../core/cues/quiz/state'
import { sampleShow } from '../../core/show/sample'
import type { Cue, Show } from '../../core/show/show'
import { by } from './engine'
import { type Crowd, startCrowd } from './rig/crowd-process'
import { consoleOnThree, disconnected, readBare, settle } from './rig/on-three'
import { type Counts, none, sumOf } from './rig/tally'
import { ms, quantile, type Row } from './table'

/**
 * Heap between the middle and the end of the minute, after a collection each, in bytes. What is kept of a line for a while
 * is its id in some lists of 50,000 at most and its words where chat repeats itself: by the middle those lists are neither
 * all full nor all empty, so some growth is theirs. A line that is kept whole (1 kB and more) would add 60 MB in that half.
 */
const flatWithin = 24 * 1024 * 1024

/** Seconds at a quarter of the speed before anything is measured. */
const warmUp = 10

const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(0)} MB`

function memory(): { heap: number; rss: number } {
  globalThis.gc?.()
  const { heapUsed, rss } = process.memoryUsage()
  return { heap: heapUsed, rss }
}

/** Microseconds of processor for each line, all threads of this process: the same on a busy machine and an idle one. */
function cpuSince(before: NodeJS.CpuUsage, lines: number): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / lines
}

/** A show that begins with this cue of the sample. */
export function showWith(cueId: string, props: Cue['props']): Show {
  const show = sampleShow('bench', 0)
  const cue = show.rundown.find(({ id }) => id === cueId)!
  return { ...show, rundown: [{ ...cue, props: { ...cue.props, ...props } }] }
}

/** Reads nothing but sockets for a part of the time: the floor that the same doubles have on this machine. */
async function floor(crowd: Crowd, perSecond: number, seconds: number) {
  const bare = await readBare(crowd, none)
  const before = process.cpuUsage()
  const { counts } = await crowd.ask({ do: 'chat', perSecond, seconds, seed: 1 })
  await settle(bare.tally, sumOf(counts))
  const cpu = cpuSince(before, sumOf(counts))
  bare.close()
  await disconnected(crowd)
  return { tally: bare.tally, counts, cpu }
}

/** Three chats at once, 2,000 lines a second together, in two halves so that memory can be looked at in between. */
export async function benchPlatformLines(seconds = 60): Promise<Row[]> {
  const perSecond = 2_000
  const crowd = await startCrowd()
  try {
    const bare = await floor(crowd, perSecond, Math.ceil(seconds / 4))
    const desk = await consoleOnThree(
      crowd,
      showWith('poster', { stock: 100, windowFor: 600_000 }),
      bare.counts,
    )
    // A show has run for a while before its chat is that fast: compiled code, and a heap that has its size.
    const warm = await crowd.ask({ do: 'chat', perSecond: perSecond / 4, seconds: warmUp, seed: 4 })
    await settle(desk.tally, sumOf(warm.counts) - sumOf(bare.counts))
    desk.tally.latencies.length = 0
    const told = await crowd.ask({ do: 'paths' })
    const memories = [memory()]
    let counts: Counts = warm.counts
    const cpuBefore = process.cpuUsage()
    let late = 0
    let most = 0
    for (const seed of [2, 3]) {
      const half = await crowd.ask({ do: 'chat', perSecond, seconds: seconds / 2, seed })
      counts = half.counts
      late = Math.max(late, half.late)
      most = Math.max(most, half.most1s)
      await settle(desk.tally, sumOf(counts) - sumOf(warm.counts))
      memories.push(memory())
    }
    const said = sumOf(counts) - sumOf(warm.counts)
    const cpu = cpuSince(cpuBefore, said)
    const lost = said - desk.tally.came(warm.counts, counts)
    const { came, earlier, strange } = desk.tally
    const doubled = desk.airing().counts.lines - came(bare.counts, counts) - earlier() - strange()
    const paths = await crowd.ask({ do: 'paths' })
    const twitch = counts.twitch - warm.counts.twitch
    await desk.close()
    const p99 = quantile(desk.tally.latencies, 0.99)
    const [start, middle, end] = memories as [
      (typeof memories)[0],
      (typeof memories)[0],
      (typeof memories)[0],
    ]
    return [
      {
        what: `three platforms at once, ${perSecond} lines/s together for ${seconds} s, line to happening in the log`,
        measured: `p50 ${ms(quantile(desk.tally.latencies, 0.5))}, p99 ${ms(p99)}, ${lost} of ${said} lost, ${doubled} doubled`,
        target: 'p99 50 ms, none lost or doubled',
        ok: p99 <= 50 && lost === 0 && doubled === 0,
        beside: [
          `bare sockets p50 ${ms(quantile(bare.tally.latencies, 0.5))}, p99 ${ms(quantile(bare.tally.latencies, 0.99))}`,
          `processor ${cpu.toFixed(0)} µs a line, bare ${bare.cpu.toFixed(0)} µs`,
          `after ${warmUp} s at ${perSecond / 4} lines/s`,
          `busiest second ${most} lines, crowd late by up to ${ms(late)}`,
          `Twitch's ${twitch} lines came ${paths.ircLines - told.ircLines} times over IRC and ${paths.notifications - told.notifications} times over EventSub`,
        ].join('; '),
      },
      {
        what: `memory of it, after a collection at start, middle and end`,
        measured: `heap ${mb(start.heap)}, ${mb(middle.heap)}, ${mb(end.heap)}`,
        target: `flat: middle to end + ${mb(flatWithin)}`,
        ok: end.heap - middle.heap <= flatWithin,
        beside: `whole process ${mb(start.rss)}, ${mb(middle.rss)}, ${mb(end.rss)}`,
      },
    ]
  } finally {
    await crowd.close()
  }
}

/** An open quiz answered by as many viewers within one second, on three platforms. */
export async function benchPlatformAnswers(viewers = 10_000): Promise<Row[]> {
  const crowd = await startCrowd()
  try {
    const bare = await readBare(crowd, none)
    const before = performance.now()
    const first = await crowd.ask({ do: 'answer', viewers, choices: 3 })
    await settle(bare.tally, viewers)
    const bareTook = performance.now() - before
    bare.close()
    await disconnected(crowd)
    const desk = await consoleOnThree(
      crowd,
      showWith('quiz-press', {
        choices: ['Lisbon', 'Ghent', 'Turin'],
        correct: [1],
        window: 600_000,
        points: 100,
        speedBonus: false,
      }),
      first.counts,
    )
    const began = performance.now()
    await crowd.ask({ do: 'answer', viewers, choices: 3 })
    await settle(desk.tally, viewers)
    const took = performance.now() - began
    const run = Object.values(desk.airing().runs)[0]!
    const counted = (run.state as QuizState).total
    await desk.parts.engine.offer({ type: 'host-acted', runId: run.id, action: 'reveal', by }, null)
    const scores = Object.values(desk.airing().scores)
    const once = scores.filter(({ answered }) => answered === 1).length
    const right = scores.filter(({ points }) => points === 100).length
    const p99 = quantile(desk.tally.latencies, 0.99)
    await desk.close()
    return [
      {
        what: `${viewers} answers in one second from as many viewers on three platforms`,
        measured: `${counted} answers taken, ${once} viewers scored once, ${right} right, all in the log after ${(took / 1_000).toFixed(2)} s`,
        target: 'each scored once',
        ok: counted === viewers && once === viewers && scores.length === viewers,
        beside: `bare sockets had them after ${(bareTook / 1_000).toFixed(2)} s; line to happening p99 ${ms(p99)}`,
      },
    ]
  } finally {
    await crowd.close()
  }
}
