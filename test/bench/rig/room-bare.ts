import { type RoomWish, rest, type Spectators } from '../room'
import { startAsked } from './asked'
import type { Answers } from './spectators'
import { usageOf } from './usage'
import { wallClock } from './wall-clock'

export interface BareFigures {
  readonly cues: readonly number[]
  readonly claims: readonly number[]
  readonly back: Answers['return']
  readonly rss: number
}

type Ask = { readonly do: 'first' | 'send'; readonly text: string }

/** What the machine gives at best: the same spectators, the same bytes, and nothing else to do. */
export async function bareFigures(
  spectators: Spectators,
  wish: RoomWish,
  size: number,
): Promise<BareFigures> {
  const bare = await startAsked<Ask, { first: null; send: null }, { port: number }>('bare-room.mjs')
  try {
    await spectators.ask({ do: 'sit', count: wish.seats, at: 200, bare: bare.hello.port })
    const offset = wallClock()
    const cues: number[] = []
    for (let n = 0; n < wish.cues; n += 1) {
      const text = `bare ${n} `
      await spectators.ask({ do: 'watch', text })
      const sent = performance.timeOrigin + performance.now() + offset
      await bare.ask({ do: 'send', text: text.padEnd(size - 4, 'x') })
      const seen = await spectators.ask({ do: 'seen', within: 15_000 })
      for (const at of seen.at) cues.push(at - sent)
      await rest(500 + Math.random() * 500)
    }
    const claims = await spectators.ask({ do: 'claim', runId: 'bare', count: wish.claims, within: 1_000 })
    const rss = usageOf(bare.child.pid!).rss
    await bare.ask({ do: 'first', text: 'x'.repeat(size) })
    await spectators.ask({ do: 'cut' })
    const back = await spectators.ask({ do: 'return', text: '', within: 60_000 })
    return { cues, claims: claims.each, back, rss }
  } finally {
    await bare.close()
  }
}
