import { ok } from '../../../core/base/result'
import {
  linkState,
  type Platform,
  type PlatformState,
  type PlatformWorld,
  type ViewerRef,
} from '../../../core/chat/port'
import { createAnswerers } from './answerers'
import { createBuyers } from './buyers'
import { replayCaps, replayId, unrehearsed, unwritable } from './caps'
import { createChance } from './chance'
import { createMischief } from './mischief'
import { createPhrases } from './phrases'
import { nothingOnAir, type Plan, type ShowView } from './view'
import { inventViewers, talkers } from './viewers'

export type CrowdOptions = {
  /** Viewers, 1 to 5,000; several hundred look like a lively show. */
  readonly size: number
  /** The same seed, clock and show give the same lines at the same times. */
  readonly seed: number
  /** Lines of small talk per second, 1.2 unless told. */
  readonly rate?: number
}

/** A platform without a network: invented viewers who chat and react to what the show does. */
export type Crowd = Platform & {
  readonly viewers: readonly ViewerRef[]
  /** Tells the crowd what a spectator sees now. Call at every change. */
  watch(view: ShowView): void
}

/** Variance over mean of one-second counts in small real chats. */
const fano = 1.7
const tick = 1_000
/** The crowd reacts to one of the show's lines at most this often. */
const reactionPause = 3_000
const mostSaid = 2_000

export function createCrowd({ size, seed, rate = 1.2 }: CrowdOptions): Crowd {
  const viewers = inventViewers(Math.min(5_000, Math.max(1, Math.floor(size))), replayId, createChance(seed))
  let view = nothingOnAir
  let state: PlatformState = linkState('off')
  let session: ReturnType<typeof open> | null = null

  /** One sitting, from start to stop: its own chance, people's moods and pending lines. */
  function open(world: PlatformWorld) {
    const chance = createChance(seed ^ 0x5eed)
    const phrases = createPhrases(chance)
    const talker = talkers(viewers, chance)
    const buyers = createBuyers(viewers, chance)
    const answerers = createAnswerers(viewers, chance)
    const mischief = createMischief(viewers, phrases, chance)
    // Message ids differ between sittings, or the log would take the second one for repeats of the first.
    const sitting = `${world.now().toString(36)}${Math.floor(world.random() * 2 ** 32).toString(36)}`
    const pending = new Set<() => void>()
    const said = new Set<string>()
    let lines = 0
    let quietUntil = 0

    function later(ms: number, run: () => void): void {
      const cancel = world.after(Math.max(0, Math.round(ms)), () => {
        pending.delete(cancel)
        run()
      })
      pending.add(cancel)
    }

    function type({ viewer, text, still }: Plan): void {
      if (still && !still(view)) return
      lines += 1
      const messageId = `${sitting}-${lines}`
      world.line({
        platform: replayId,
        messageId,
        viewer,
        text,
        reply: null,
        fragments: null,
        sentAt: world.now(),
      })
    }

    function intend(plans: readonly Plan[]): void {
      for (const plan of plans) later(plan.in, () => type(plan))
    }

    function chat(): Plan[] {
      return Array.from({ length: chance.clumped(rate, fano) }, () => ({
        in: chance.between(0, tick),
        viewer: talker(),
        text: phrases.talk(),
      }))
    }

    function second(): void {
      intend([...chat(), ...mischief.second(), ...buyers.second(view)])
      later(tick, second)
    }

    const see = (before: ShowView, now: ShowView) => {
      intend([...buyers.saw(before, now, world.now()), ...answerers.saw(before, now, world.now())])
    }

    second()
    see(nothingOnAir, view)
    return {
      world,
      see,
      hear: (effectId: string, text: string) => {
        if (said.has(effectId)) return
        said.add(effectId)
        if (said.size > mostSaid) said.delete(said.values().next().value!)
        if (world.now() < quietUntil) return
        quietUntil = world.now() + reactionPause
        const reactions = Array.from({ length: chance.below(4) }, () => ({
          in: 800 + chance.erlang(2, 900),
          viewer: talker(),
          text: phrases.reaction(text),
        }))
        intend(reactions)
      },
      close: () => {
        for (const cancel of pending) cancel()
        pending.clear()
      },
    }
  }

  function become(world: PlatformWorld, link: PlatformState['link']): void {
    state = linkState(link, link === 'live' ? 'A simulated crowd: these viewers are invented.' : null)
    world.changed(state)
  }

  return {
    id: replayId,
    title: 'Simulated crowd',
    caps: () => replayCaps,
    viewers,
    start: async (world) => {
      if (session) return
      become(world, 'live')
      session = open(world)
    },
    watch: (now) => {
      const before = view
      view = now
      session?.see(before, now)
    },
    say: async (effectId, text) => {
      const refusal = unwritable(text, session !== null)
      if (refusal) return refusal
      session?.hear(effectId, text)
      return ok(null)
    },
    moderate: async (act) => {
      if (act.do !== 'delete') return unrehearsed
      session?.world.retract({ what: 'message', messageId: act.messageId })
      return ok(null)
    },
    state: () => state,
    stop: async () => {
      if (!session) return
      const { world, close } = session
      session = null
      close()
      become(world, 'off')
    },
  }
}
