import { createChance } from '../../../../main/chat/replay/chance'
import { startThree, type ThreeId, threeIds } from '../../../peers/three'
import { monotonicMs } from '../clock-strip'
import { type Arrivals, arrivals, shares } from './shape'
import { createSpeaker, type Said } from './speak'
import { textOf, writerOf } from './words'

/** What the bench may ask of the crowd. */
export type Ask =
  | { readonly do: 'chat'; readonly perSecond: number; readonly seconds: number; readonly seed: number }
  /** As many viewers answer once each, within one second. */
  | { readonly do: 'answer'; readonly viewers: number; readonly choices: number }
  /** Every socket of every double ends now. */
  | { readonly do: 'cut' }
  | { readonly do: 'paths' }
  | { readonly do: 'said' }

export interface Spoken {
  /** Lines said so far, in all. */
  readonly counts: Readonly<Record<ThreeId, number>>
  /** The largest delay of a step behind its plan, in ms: the crowd's own lateness. */
  readonly late: number
  readonly most1s: number
}

export interface Paths {
  readonly irc: number
  readonly youtube: number
  readonly twitchIrc: number
  readonly twitchEventSub: boolean
  /** Lines and notifications of Twitch written to sockets so far. */
  readonly ircLines: number
  readonly notifications: number
}

export interface Answers {
  readonly chat: Spoken
  readonly answer: Spoken
  readonly cut: null
  readonly paths: Paths
  readonly said: Readonly<Record<ThreeId, readonly Said[]>>
}

const three = await startThree()
// What was said shortly before is told again to who resumes, as the real service may.
three.youtube.repeatOnResume(20)
const speaker = createSpeaker(three)

async function play(plan: Arrivals, line: (id: ThreeId, n: number) => { viewer: string; text: string }) {
  const next: Record<ThreeId, number> = { twitch: 0, youtube: 0, irc: 0 }
  const began = monotonicMs()
  let late = 0
  let last = began
  for (;;) {
    const now = monotonicMs()
    late = Math.max(late, now - last - 5)
    last = now
    for (const id of threeIds) {
      const lines = []
      while (plan[id][next[id]]! <= now - began) {
        lines.push(line(id, next[id]))
        next[id] += 1
      }
      speaker.say(id, lines)
    }
    if (threeIds.every((id) => next[id] === plan[id].length)) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return { counts: speaker.counts(), late, most1s: mostIn1s(plan) }
}

function mostIn1s(plan: Arrivals): number {
  const seconds: number[] = []
  for (const id of threeIds)
    for (const at of plan[id]) seconds[Math.floor(at / 1_000)] = (seconds[Math.floor(at / 1_000)] ?? 0) + 1
  return seconds.reduce((most, one) => Math.max(most, one ?? 0), 0)
}

const deeds: { readonly [D in Ask['do']]: (ask: Extract<Ask, { do: D }>) => Promise<Answers[D]> } = {
  chat: ({ perSecond, seconds, seed }) => {
    const chance = createChance(seed)
    const plan = arrivals(perSecond, seconds, chance)
    return play(plan, (_id, n) => ({ viewer: writerOf(chance), text: textOf(n + 1, chance) }))
  },
  answer: ({ viewers, choices }) => {
    const counts = shares(viewers)
    const evenly = (count: number) => Float64Array.from({ length: count }, (_, n) => (n * 1_000) / count)
    const plan = { twitch: evenly(counts.twitch), youtube: evenly(counts.youtube), irc: evenly(counts.irc) }
    return play(plan, (_id, n) => ({
      viewer: `voter${n}`,
      text: String.fromCharCode('A'.charCodeAt(0) + (n % choices)),
    }))
  },
  cut: async () => {
    three.twitch.cut()
    three.youtube.cut()
    three.irc.cut()
    return null
  },
  paths: async () => ({
    irc: three.irc.connections,
    youtube: three.youtube.listeners(),
    twitchIrc: three.twitch.joined(),
    twitchEventSub: three.twitch.subscribed().includes('channel.chat.message'),
    ircLines: three.twitch.counters.ircLines,
    notifications: three.twitch.counters.notifications,
  }),
  said: async () => speaker.said,
}

process.on('message', ({ id, ask }: { id: number; ask: Ask }) => {
  const deed = deeds[ask.do] as (ask: Ask) => Promise<unknown>
  void deed(ask).then((answer) => process.send?.({ id, answer }))
})
// The bench is gone: nobody listens any more.
process.on('disconnect', () => process.exit(0))
process.send?.({
  id: 0,
  answer: {
    urls: three.urls,
    accounts: three.accounts,
    secrets: three.secrets,
    ircAddress: three.irc.tcp,
    channel: three.twitch.channel,
    chatId: three.youtube.broadcast.chatId,
  },
})
