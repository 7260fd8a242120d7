import type { Result } from '../../core/base/result'
import { fail, ok } from '../../core/base/result'
import { type TakenLine, viewerAct } from '../../core/chat/act'
import type { Question } from '../../core/chat/answer'
import { type CleanLine, cleanLine } from '../../core/chat/clean'
import type { RawLine, Retraction } from '../../core/chat/port'
import { type Audience, viewerKey } from '../../core/chat/viewer'
import type { Happening, ViewerAct } from '../../core/cues/happening'
import { takenBack, type Verdict } from '../../core/moderation/verdict'

/** More than this many lines waiting for a verdict: mere talk is refused, commands never. */
export const maxWaiting = 50_000

/** A judge that fails must never let a line through unseen. */
const unjudged: Verdict = {
  action: 'hold',
  reasons: [{ rule: 'unjudged', detail: 'This line could not be judged, so a person has to.', score: null }],
}

const platformHeld = {
  rule: 'platform-held',
  detail: 'The platform holds this line back.',
  score: null,
} as const

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
  /** The show that is on air, or null. */
  readonly airing: () => string | null
  /** What may be answered; null while no question is open. */
  readonly openQuestion: () => Question | null
  /** Whether codes from the overlay may come in. */
  readonly measuring: () => boolean
  /** Whether lines written in other channels of a shared chat may run commands here. */
  readonly sharedCommands: (platform: string) => boolean
}

export interface Intake {
  /** Resolves when the line is in the log. */
  readonly take: (raw: RawLine, audience: Audience) => Promise<Result<TakenLine>>
  /**
   * What a platform took back is gone at once, from the lines that still wait for their verdict too: those are kept
   * without words and ask for nothing.
   */
  readonly retract: (platform: string, target: Retraction) => void
  readonly waiting: () => number
}

interface Judged {
  readonly verdict: Verdict
  readonly viewer: RawLine['viewer']
}

interface Waiting {
  readonly lineId: string
  readonly platform: string
  readonly viewerId: string
  readonly finish: (judged: Judged) => void
  judged: Judged | null
  retracted: boolean
}

/**
 * A chat line's way in: cleaned, judged, read as a command, offered to the runner in the order of arrival,
 * whichever verdict comes first (a cached one must not overtake the claim before it).
 */
export function createIntake(ports: IntakePorts): Intake {
  let line: Waiting[] = []
  let head = 0
  /** Offered and not yet in the log: the runner may put a retraction before them. */
  const offered = new Set<Waiting>()
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
  const actOf = (raw: RawLine, clean: CleanLine) => {
    if (raw.past === true || raw.roles?.includes('bot')) return null
    if ((raw.sharedFrom ?? null) !== null && !ports.sharedCommands(raw.platform)) return null
    return viewerAct(clean, ports.openQuestion(), ports.measuring())
  }
  return {
    waiting,
    take: (raw, audience) => {
      const clean = cleanLine(raw.text, {
        reply: raw.reply,
        fragments: raw.fragments,
        platform: raw.platform,
      })
      const act = actOf(raw, clean)
      if (clean.display === '') return Promise.resolve(fail('empty', 'There is nothing to send.'))
      if (act === null && waiting() >= maxWaiting)
        return Promise.resolve(fail('too-much', 'Chat is too fast right now; this line was not taken.'))
      const lineId = `${raw.platform}:${raw.messageId}`
      const airing = ports.airing()
      const judged = { id: lineId, viewerKey: viewerKey(raw.viewer), text: clean.display, flags: clean.flags }
      return new Promise((resolve) => {
        const place: Waiting = {
          lineId,
          platform: raw.platform,
          viewerId: raw.viewer.id,
          judged: null,
          retracted: false,
          finish: ({ verdict: found, viewer }) => {
            const { retracted } = place
            // What a rehearsal was asked while a verdict was awaited must not buy in the show that follows.
            if (ports.airing() !== airing)
              return resolve(fail('not-on-air', 'The show this was said in is over.'))
            const verdict = retracted ? takenBack : verdictFor(raw, found)
            const happening: Happening = {
              type: 'line-judged',
              lineId,
              viewer,
              audience,
              text: retracted ? '' : clean.display,
              flags: [...clean.flags],
              verdict,
              act: retracted ? null : act,
              ...notesOf(raw),
            }
            offered.add(place)
            ports.offer(happening, lineId).then((reply) => {
              offered.delete(place)
              resolve(answer(reply, verdict, act))
            })
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
    retract: (platform, target) => {
      const hit = (one: Waiting) => one.platform === platform && isOf(one, target)
      for (let at = head; at < line.length; at += 1) if (hit(line[at]!)) line[at]!.retracted = true
      void ports.offer(happeningOf(platform, target), null)
      if (target.what === 'message') return
      // A message's id is remembered by the core; of a viewer's lines those on their way have to be named.
      for (const one of offered)
        if (hit(one)) void ports.offer({ type: 'line-retracted', lineId: one.lineId }, null)
    },
  }
}

function isOf(one: Waiting, target: Retraction): boolean {
  if (target.what === 'message') return one.lineId === `${one.platform}:${target.messageId}`
  return target.what === 'everything' || one.viewerId === target.viewerId
}

function happeningOf(platform: string, target: Retraction): Happening {
  if (target.what === 'message') return { type: 'line-retracted', lineId: `${platform}:${target.messageId}` }
  const viewerId = target.what === 'viewer' ? target.viewerId : null
  return { type: 'lines-retracted', platform, viewerId }
}

/** The platform's own hold is a hold here too, whatever our judge thinks of the line. */
function verdictFor(raw: RawLine, found: Verdict): Verdict {
  if (raw.heldByPlatform !== true) return found
  const reasons = [{ ...platformHeld, detail: raw.heldWhy ?? platformHeld.detail }, ...found.reasons]
  return { action: found.action === 'hide' ? 'hide' : 'hold', reasons }
}

/** Only what is so: the log grows by every line. */
function notesOf({ roles, sharedFrom, heldByPlatform }: RawLine) {
  return {
    ...(roles === undefined || roles.length === 0 ? {} : { roles: [...roles] }),
    ...(sharedFrom == null ? {} : { sharedFrom: sharedFrom.name }),
    ...(heldByPlatform === true ? { heldByPlatform } : {}),
  }
}

function answer(reply: Result<unknown>, verdict: Verdict, act: ViewerAct | null): Result<TakenLine> {
  // A refused act still was a line that came in; its words go back to the asker.
  return reply.ok ? ok({ held: verdict.action !== 'allow', act, reply: reply.value }) : reply
}
