/**
 * What Google charges a project for, in units a day (developers.google.com/youtube/v3, determine_quota_cost and the
 * pages of each method, 2026). The price of a ban is published nowhere: 50 is the dearest guess. Pure: no clock here.
 */
export const unitCosts = {
  /** One connection of `liveChatMessages.streamList`, however long it lasts. */
  stream: 5,
  /** One poll of `liveChatMessages.list`. */
  list: 5,
  broadcasts: 1,
  videos: 1,
  channels: 1,
  post: 20,
  delete: 20,
  ban: 50,
  unban: 50,
} as const
export type Call = keyof typeof unitCosts

/** Google ends a stream now and then, and a quiet one is dialled anew every two minutes to prove that it lives. */
export const usualReconnectsPerHour = 40

/**
 * Units that posts never touch: at most 300 for reading on (60 reconnects) and 200 for the operator's own deletes
 * and bans; of a small allowance 15 and 10 percent.
 */
export function unitReserve(of: number): { readonly reading: number; readonly moderation: number } {
  return {
    reading: Math.min(300, Math.floor(of * 0.15)),
    moderation: Math.min(200, Math.floor(of * 0.1)),
  }
}

/** Posts that may still go out without touching the reserve. */
export function postsThatFit(left: number, of: number): number {
  const { reading, moderation } = unitReserve(of)
  return Math.max(0, Math.floor((left - reading - moderation) / unitCosts.post))
}

/** Whether the operator's own act may be paid: it leaves what reading needs, and nothing else has a claim on it. */
export function actFits(cost: number, left: number, of: number): boolean {
  return left - cost >= unitReserve(of).reading
}

export interface ShowPlan {
  /** Units left of today's allowance. */
  readonly left: number
  /** The whole allowance; 10,000 when it is not told. */
  readonly of?: number
  readonly minutes: number
  readonly postsPlanned: number
  readonly reconnectsPerHour: number
}

export interface ShowFit {
  readonly fits: boolean
  /** Units that reading alone takes. */
  readonly reading: number
  /** Units for reading, the planned posts and the moderation reserve. */
  readonly needed: number
  /** Posts that fit beside the reading, whatever was planned. */
  readonly posts: number
  /** Minutes of reading that fit when nothing is posted; a day at most, for then the count starts anew. */
  readonly readableMinutes: number
}

/** Predicts whether the units that are left carry a show of `minutes`. */
export function fits({ left, of = 10_000, minutes, postsPlanned, reconnectsPerHour }: ShowPlan): ShowFit {
  const start = unitCosts.broadcasts + unitCosts.stream
  const perMinute = (reconnectsPerHour * unitCosts.stream) / 60
  const reading = start + Math.ceil(minutes * perMinute)
  const { reading: readingReserve, moderation } = unitReserve(of)
  // The reserve is a part of what reading takes anyway: it is only added when the show is shorter than it.
  const kept = Math.max(reading, readingReserve) + moderation
  const needed = kept + postsPlanned * unitCosts.post
  return {
    fits: needed <= left,
    reading,
    needed,
    posts: Math.max(0, Math.floor((left - kept) / unitCosts.post)),
    readableMinutes: Math.min(1_440, Math.max(0, Math.floor((left - start) / Math.max(perMinute, 1e-9)))),
  }
}

/**
 * How long to wait between two polls, in milliseconds, where the stream cannot be had: never faster than YouTube
 * asks for or than 5 s, and slower as the units go (at 5 s an hour takes 3,600).
 */
export function pollEvery(asked: number, left: number, of: number): number {
  const share = left / of
  const floor = share > 0.5 ? 5_000 : share > 0.25 ? 10_000 : share > 0.1 ? 20_000 : 60_000
  return Math.max(asked, floor)
}

const pacific = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Los_Angeles',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function pacificParts(at: number) {
  const parts = Object.fromEntries(pacific.formatToParts(at).map(({ type, value }) => [type, value]))
  const seconds = Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second)
  return { day: `${parts.year}-${parts.month}-${parts.day}`, seconds }
}

/** The day Google counts in, for example `2026-11-22`. */
export function pacificDay(at: number): string {
  return pacificParts(at).day
}

/** The next midnight in California, when the count starts anew. Right across both changes of the clock. */
export function nextPacificMidnight(at: number): number {
  const { seconds } = pacificParts(at)
  const whole = Math.floor(at / 1_000) * 1_000
  const guess = whole + (86_400 - seconds) * 1_000
  // On the two days of 23 and 25 hours the guess lies an hour beside midnight.
  const off = pacificParts(guess).seconds
  return off > 43_200 ? guess + (86_400 - off) * 1_000 : guess - off * 1_000
}
