import { z } from 'zod'
import { Theme } from '../overlay/theme'
import { languages } from '../words/languages'

/** One planned thing. `props` are the kind's own settings, checked by the kind's schema. */
export const Cue = z.object({
  id: z.string().min(1).max(64),
  kind: z.string().min(1).max(32),
  title: z.string().max(120),
  props: z.record(z.string(), z.unknown()),
  /** How long the host plans to spend on it, in milliseconds. */
  plannedFor: z
    .number()
    .int()
    .min(0)
    .max(24 * 3_600_000),
  /** An Electron accelerator such as `CommandOrControl+Shift+1`, or null. */
  hotkey: z.string().max(64).nullable(),
  note: z.string().max(2_000),
  /** Title of a channel-point reward that fires this cue when a viewer redeems it; absent or empty: none. */
  reward: z.string().max(60).optional(),
})
export type Cue = z.infer<typeof Cue>

export const maxCues = 2_000

/** One micro-event: what the library keeps and the file format carries. */
export const Show = z.object({
  id: z.string().min(1).max(64),
  title: z.string().min(1, 'a show needs a title').max(120),
  /** Planned start, or null while it has none. */
  startsAt: z.number().int().nullable(),
  /** IANA zone the start is meant in, for example Europe/Berlin. */
  timezone: z.string().max(64),
  /** An RFC 5545 RRULE without its prefix, for example `FREQ=WEEKLY;BYDAY=FR`, or null. */
  recurrence: z.string().max(300).nullable(),
  /** Planned length in milliseconds. */
  plannedFor: z
    .number()
    .int()
    .min(0)
    .max(24 * 3_600_000),
  audiences: z.object({ stream: z.boolean(), room: z.boolean(), hall: z.boolean() }),
  currency: z.string().regex(/^[A-Z]{3}$/),
  rundown: z.array(Cue).max(maxCues, `a rundown holds at most ${maxCues} cues`),
  theme: Theme,
  /** What overlay and bot speak; absent: English. */
  language: z.enum(languages).optional(),
  updatedAt: z.number().int(),
})
export type Show = z.infer<typeof Show>

/** A first risk-free version of a show, as "New show" makes it. */
export function emptyShow(id: string, title: string, now: number): Show {
  return {
    id,
    title,
    startsAt: null,
    timezone: 'UTC',
    recurrence: null,
    plannedFor: 45 * 60_000,
    audiences: { stream: true, room: true, hall: false },
    currency: 'EUR',
    rundown: [],
    theme: Theme.parse({}),
    updatedAt: now,
  }
}
