import type { Result } from '../../core/base/result'
import { fail, ok } from '../../core/base/result'
import { viewerAct } from '../../core/chat/act'
import { cleanLine } from '../../core/chat/clean'
import type { RawLine } from '../../core/chat/port'
import { type Audience, viewerKey } from '../../core/chat/viewer'
import type { Happening } from '../../core/cues/happening'
import type { Verdict } from '../../core/moderation/verdict'

/** More than this many lines waiting for a verdict: mere talk is refused, commands never. */
export const maxWaiting = 50_000

/** A judge that fails must never let a line through unseen. */
const unjudged: Verdict = {
  action: 'hold',
  reasons: [{ rule: 'unjudged', detail: 'This line could not be judged, so a person has to.', score: null }],
}

export interface IntakePorts {
  readonly judge: (line: {
    id: string
    viewerKey: string
    text: string
    flags: readonly string[]
  }) => Promise<Verdict>
  /** The viewer under a name that may be shown. */
  readonly fitName: (viewer: RawLine['viewer']) => Promise<RawLine['viewer']>
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  /** How many choices the open question has; null while none is open. */
  readonly openChoices: () => number | null
  /** Whether codes from the overlay may come in. */
  readonly measuring: () => boolean
}

export interface Intake {
  /** Resolves when the line is in the log; `held` says that a person will look at it first. */
  readonly take: (raw: RawLine, audience: Audience) => Promise<Result<{ held: boolean }>>
  readonly waiting: () => number
}

interface Judged {
  readonly verdict: Verdict
  readonly viewer: RawLine['viewer']
}

interface Waiting {
  readonly finish: (judged: Judged) => void
  judged: Judged | null
}

/**
 * A chat line's way in: cleaned, judged, read as a command, offered to the runner in the order of arrival,
 * whichever verdict comes first (a cached one must not overtake the claim before it).
 */
export function createIntake(ports: IntakePorts): Intake {
  let line: Waiting[] = []
  let head = 0
  const flush = () => {
    for (;;) {
      const judged = line[head]?.judged ?? null
      if (judged === null) break
      line[head]!.finish(judged)
      head += 1
    }
    // Cut in large steps: taking each from the front would move a long queue every time.
    if (head === line.length || head > 1_024) {
      line = line.slice(head)
      head = 0
    }
  }
  const waiting = () => line.length - head
  return {
    waiting,
    take: (raw, audience) => {
      const clean = cleanLine(raw.text, {
        reply: raw.reply,
        fragments: raw.fragments,
        platform: raw.platform,
      })
      const act = viewerAct(clean.key, ports.openChoices(), ports.measuring())
      if (clean.display === '') return Promise.resolve(fail('empty', 'There is nothing to send.'))
      if (act === null && waiting() >= maxWaiting)
        return Promise.resolve(fail('too-much', 'Chat is too fast right now; this line was not taken.'))
      const lineId = `${raw.platform}:${raw.messageId}`
      const judged = { id: lineId, viewerKey: viewerKey(raw.viewer), text: clean.display, flags: clean.flags }
      return new Promise((resolve) => {
        const place: Waiting = {
          judged: null,
          finish: ({ verdict, viewer }) => {
            const happening: Happening = {
              type: 'line-judged',
              lineId,
              viewer,
              audience,
              text: clean.display,
              flags: [...clean.flags],
              verdict,
              act,
            }
            ports.offer(happening, lineId).then((reply) => resolve(answer(reply, verdict)))
          },
        }
        line.push(place)
        Promise.all([ports.judge(judged).catch(() => unjudged), ports.fitName(raw.viewer)]).then(
          ([verdict, viewer]) => {
            place.judged = { verdict, viewer }
            flush()
          },
        )
      })
    },
  }
}

function answer(reply: Result<unknown>, verdict: Verdict): Result<{ held: boolean }> {
  // A refused act still was a line that came in; its words go back to the asker.
  return reply.ok ? ok({ held: verdict.action !== 'allow' }) : reply
}
