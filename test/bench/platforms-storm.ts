import { type ThreeId, threeIds } from '../peers/three'
import { showWith } from './platforms'
import { monotonicMs } from './rig/clock-strip'
import { type Crowd, startCrowd } from './rig/crowd-process'
import { type ConsoleOnThree, consoleOnThree, disconnected, readBare, settle } from './rig/on-three'
import { holdsWithin, none, sumOf, type Tally } from './rig/tally'
import { ms, type Row } from './table'

/** Lines a second of all three, while it storms. */
const perSecond = 200
const cutEvery = 5_000
/** A line that left before the cut may be on its way that long, in ms: as long as it may take at all. */
const onItsWay = 50

interface Gap {
  readonly from: number
  readonly to: number | null
}

/** Lines for `seconds`, and every socket of every double cut now and then until `calm` holds. */
async function storm(crowd: Crowd, seconds: number, rest: number) {
  const chat = crowd.ask({ do: 'chat', perSecond, seconds: seconds + rest, seed: 7 })
  const began = monotonicMs()
  let cuts = 0
  while (monotonicMs() - began < seconds * 1_000 - cutEvery / 2) {
    await new Promise((resolve) => setTimeout(resolve, cutEvery))
    await crowd.ask({ do: 'cut' })
    cuts += 1
  }
  return { chat, cuts }
}

/** Notes every outage that a platform shows, and that it says so once it is back. */
function watchGaps(desk: ConsoleOnThree) {
  const offset = desk.parts.engine.now() - monotonicMs()
  const gaps: Record<ThreeId, Map<number, Gap>> = { twitch: new Map(), youtube: new Map(), irc: new Map() }
  const shown = new Set<ThreeId>()
  const look = () => {
    for (const { id, state } of desk.links()) {
      if (state.gap !== null) gaps[id].set(state.gap.from, state.gap)
      if (state.link === 'gap') shown.add(id)
    }
  }
  const timer = setInterval(look, 20)
  return {
    count: (id: ThreeId) => gaps[id].size,
    shown: () => shown.size,
    /** Milliseconds from the nearest outage; 0 inside one. */
    distance: (id: ThreeId, at: number) =>
      Math.min(
        ...[...gaps[id].values()].map(({ from, to }) =>
          Math.max(0, from - (at + offset), to === null ? 0 : at + offset - to),
        ),
      ),
    stop: () => {
      look()
      clearInterval(timer)
    },
  }
}

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`

/** Every socket cut every 5 s while lines keep coming; then calm, until all three are back. */
export async function benchPlatformStorm(seconds = 60): Promise<Row[]> {
  const crowd = await startCrowd()
  try {
    const bare = await readBare(crowd, none)
    const first = await storm(crowd, Math.max(10, seconds / 4), 3)
    const { counts: from } = await first.chat
    await settle(bare.tally, sumOf(from))
    const bareLost = sumOf(from) - bare.tally.came(none, from)
    bare.close()
    await disconnected(crowd)

    const desk = await consoleOnThree(crowd, showWith('welcome', {}), from)
    const gaps = watchGaps(desk)
    // The longest wait of the backoff is 30 s; lines go on so that each platform can prove itself.
    const { chat, cuts } = await storm(crowd, seconds, 40)
    const calm = monotonicMs()
    const up = () => desk.links().every(({ state }) => ['live', 'gap'].includes(state.link))
    const back = await holdsWithin(40_000, up)
    const backAfter = monotonicMs() - calm
    const { counts: to } = await chat
    await settle(desk.tally, sumOf(to) - sumOf(from))
    gaps.stop()
    const said = await crowd.ask({ do: 'said' })
    const { came, earlier, strange } = desk.tally
    const doubled = desk.airing().counts.lines - came(from, to) - earlier() - strange()
    await desk.close()

    const lostOf = (id: ThreeId, tally: Tally) =>
      said[id].flatMap((line, n) => (n < from[id] || tally.has(id, n) ? [] : [line]))
    const lost = {
      twitch: lostOf('twitch', desk.tally),
      youtube: lostOf('youtube', desk.tally),
      irc: lostOf('irc', desk.tally),
    }
    const far = threeIds
      .flatMap((id) => lost[id].map(({ at }) => gaps.distance(id, at)))
      .filter((distance) => distance > onItsWay)
    const outside = far.length
    const beyond = outside === 0 ? '' : ` (up to ${ms(Math.max(...far))} from one)`
    const heard = threeIds.flatMap((id) => lost[id].filter((line) => line.heard)).length
    const share = (id: ThreeId) => percent(lost[id].length, to[id] - from[id])
    return [
      {
        what: `reconnect storm: every socket cut every ${cutEvery / 1_000} s, ${cuts} times, at ${perSecond} lines/s`,
        measured: `${threeIds.map((id) => `${id} ${gaps.count(id)} gaps`).join(', ')}; ${outside} lines lost outside a gap${beyond}, ${lost.youtube.length} of YouTube lost, ${doubled} doubled; all back ${(backAfter / 1_000).toFixed(1)} s after`,
        target: 'gaps shown, nothing doubled, YouTube whole',
        ok: back && gaps.shown() === 3 && outside === 0 && lost.youtube.length === 0 && doubled === 0,
        beside: `said in gaps and lost: Twitch ${share('twitch')}, IRC ${share('irc')} (${heard} lines with a socket open); bare sockets that dial again after 1 s, cut ${first.cuts} times, lost ${percent(bareLost, sumOf(from))} of everything`,
      },
    ]
  } finally {
    await crowd.close()
  }
}
