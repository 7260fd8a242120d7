import { type Fail, fail, ok, type Result } from '../../core/base/result'
import type { Duration, Instant } from '../../core/base/time'
import type { Platform } from '../../core/chat/port'
import { type Sent, sentLately } from '../../core/chat/send-window'
import {
  type Channel,
  type Dropped,
  emptied,
  enqueue,
  nextStep,
  openQueue,
  putBack,
  type Sending,
  type Urgency,
} from '../../core/chat/sending'
import { waitingViews } from '../../core/chat/sending-view'

export interface SendingParts {
  readonly platform: Platform
  /** What was handed over to it lately; kept up, so that its limits hold when it is switched off and on. */
  readonly sent: Sent[]
  readonly now: () => Instant
  readonly after: (ms: Duration, run: () => void) => () => void
  /** Where viewers find answers that are not posted; null while unknown. */
  readonly roomUrl: () => string | null
  /** The words as they may be said at this moment: a name may have been hidden while they waited. */
  readonly sayable: (text: string) => string
  readonly changed: () => void
  /** Something the host should know, in plain words. */
  readonly notice: (text: string) => void
  readonly log: (level: 'info' | 'warn' | 'error', text: string, error?: unknown) => void
}

export interface PlatformSending {
  /** Resolves when it was sent or dropped by a rule; a known effect gets the first answer again. */
  readonly say: (effectId: string, text: string, urgency: Urgency) => Promise<Result<null>>
  /** The platform's state changed: perhaps more may go now. */
  readonly stir: () => void
  /** Answers how many posts were dropped. */
  readonly empty: () => number
  readonly view: () => {
    readonly queue: ReturnType<typeof waitingViews>
    readonly sentLately: number
    readonly dropped: { readonly count: number; readonly last: string } | null
  }
  /** What still waits is left unanswered: it stays in the outbox for the next session. */
  readonly close: () => void
}

interface Asked {
  readonly answer: Promise<Result<null>>
  readonly settle: (result: Result<null>) => void
  /** Posts of it that have not ended. */
  open: number
  sent: boolean
  fault: Fail | null
}

const mostKnown = 2_000
/** After `offline` although the link looked well. */
const pauseAfterOffline: Duration = 2_000
/** A platform that never answers must not keep the host from being heard. */
const answerWithin: Duration = 20_000

/**
 * Says things on one platform, within its limits: one at a time, in the order core/chat/sending.ts gives. What was
 * refused is not tried again; what found no connection waits until it is too old.
 */
export function createSending(parts: SendingParts): PlatformSending {
  const { platform, now, after } = parts
  const queue = openQueue(parts.sent)
  const asked = new Map<string, Asked>()
  const told = new Set<string>()
  let dropped: { count: number; last: string } | null = null
  let busy = false
  let closed = false
  let emptyings = 0
  let heldUntil = Number.NEGATIVE_INFINITY
  let cancel = () => {}
  let giveUp = () => {}

  const channel = (): Channel => {
    const { link, quota } = platform.state()
    return {
      limits: platform.caps(),
      ready: (link === 'live' || link === 'gap') && now() >= heldUntil,
      postsLeft: quota?.postsLeft ?? null,
      roomUrl: parts.roomUrl(),
    }
  }
  const end = (effectIds: readonly string[], result: Result<null>) => {
    for (const id of effectIds) {
      const one = asked.get(id)
      if (one === undefined) continue
      one.open -= 1
      if (result.ok) one.sent = true
      else one.fault ??= result
      if (one.open === 0) one.settle(one.sent ? ok(null) : (one.fault ?? ok(null)))
    }
  }
  /** Each kind of fault is told once, until something is sent again. */
  const tell = (code: string, words: string) => {
    parts.log('warn', `${platform.id} was not sent a message: ${code}`)
    if (told.has(code)) return
    told.add(code)
    parts.notice(`${platform.title}: a message was not sent. ${words}`)
  }
  const lose = (effectIds: readonly string[], fault: Fail) => {
    dropped = { count: (dropped?.count ?? 0) + 1, last: fault.message }
    end(effectIds, fault)
  }
  const drop = ({ post, code, why }: Dropped) => {
    lose(post.effectIds, fail(code, why))
    // Replies are for the moment, and the host emptied the queue: the count says enough.
    if (post.urgency !== 'reply' && code !== 'emptied') tell(code, why)
  }

  function pump() {
    if (busy || closed) return
    cancel()
    const step = nextStep(queue, channel(), now())
    for (const one of step.drops) drop(one)
    if (step.send !== null) void hand(step.send)
    else if (step.wakeAt !== null) {
      const until = heldUntil > now() ? Math.min(step.wakeAt, heldUntil) : step.wakeAt
      if (Number.isFinite(until)) cancel = after(Math.max(1, until - now()), pump)
    }
    parts.changed()
  }

  async function hand(sending: Sending) {
    busy = true
    const before = emptyings
    const result = await withinTime(sending)
    busy = false
    // The console closes: what did not arrive stays in the outbox. A platform that was switched off is emptied first.
    if (closed && !result.ok && before === emptyings) return
    if (result.ok) {
      told.clear()
      end(sending.effectIds, result)
    } else if (result.code === 'offline' && before === emptyings) {
      putBack(queue, sending)
      heldUntil = now() + pauseAfterOffline
    } else {
      lose(sending.effectIds, result)
      tell(result.code, result.message)
    }
    pump()
  }

  function withinTime(sending: Sending): Promise<Result<null>> {
    // Also what it throws at once is an answer.
    const say = async () => platform.say(sending.id, parts.sayable(sending.text), null)
    return new Promise((resolve) => {
      giveUp = after(answerWithin, () => resolve(fail('timeout', `${platform.title} did not answer.`)))
      say()
        .catch((error: unknown) => {
          parts.log('error', `saying something on ${platform.id} failed`, error)
          return fail('bug', 'Micdrop made a mistake while sending it.')
        })
        .then((result) => {
          giveUp()
          resolve(result)
        })
    })
  }

  return {
    say: (effectId, text, urgency) => {
      const known = asked.get(effectId)
      if (known !== undefined) return known.answer
      let settle: Asked['settle'] = () => {}
      const answer = new Promise<Result<null>>((resolve) => {
        settle = resolve
      })
      const { posts, cut, drops } = enqueue(queue, { effectId, text, urgency, at: now() }, platform.caps())
      asked.set(effectId, { answer, settle, open: posts, sent: false, fault: null })
      if (asked.size > mostKnown) asked.delete(asked.keys().next().value!)
      if (cut !== '') tell('cut', `It was too long for ${platform.title}, so the end is missing.`)
      for (const one of drops) drop(one)
      pump()
      return answer
    },
    stir: pump,
    empty: () => {
      emptyings += 1
      const drops = emptied(queue)
      for (const one of drops) drop(one)
      pump()
      return drops.length
    },
    view: () => ({
      queue: waitingViews(queue, channel(), now()),
      sentLately: sentLately(queue.sent, now()),
      dropped,
    }),
    close: () => {
      closed = true
      cancel()
      giveUp()
    },
  }
}
