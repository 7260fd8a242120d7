import { z } from 'zod'

/** What a chat platform may or may not be able to do. The table is data: screens and the desk read it, nobody guesses. */
export const Ability = z.enum([
  'read',
  'write',
  'reply',
  'whisper',
  'delete',
  'timeout',
  'ban',
  'warn',
  'held',
  'shield',
  'slow-mode',
  'roles',
  'emotes',
  'badges',
  'paid',
  'polls',
  'redemptions',
  'markers',
  'resume',
])
export type Ability = z.infer<typeof Ability>

/** `note`: why not, in the host's words; or a limit worth knowing ("20 units each"); empty when nothing is to be said. */
export const Capability = z.object({ can: z.boolean(), note: z.string() })
export type Capability = z.infer<typeof Capability>

export const PlatformCaps = z.object({
  abilities: z.record(Ability, Capability),
  /** Longest message, in `lengthUnit`. */
  maxLength: z.number().int(),
  lengthUnit: z.enum(['characters', 'bytes']),
  /** Messages the console may send in any 30 seconds. */
  perThirtySeconds: z.number().int(),
  /** Least time between two messages, in milliseconds. */
  minGap: z.number().int(),
  /** The same text is refused by the platform within this time, in milliseconds; 0: it takes repeats. */
  repeatAfter: z.number().int(),
})
export type PlatformCaps = z.infer<typeof PlatformCaps>

/**
 * Fills the table: `yes` is true or a note for what works, everything else is refused with `no[ability]` or `otherwise`.
 */
export function capabilities(
  yes: Partial<Record<Ability, true | string>>,
  no: Partial<Record<Ability, string>>,
  otherwise: string,
): Record<Ability, Capability> {
  const row = (ability: Ability): Capability => {
    const can = yes[ability]
    if (can === undefined) return { can: false, note: no[ability] ?? otherwise }
    return { can: true, note: can === true ? '' : can }
  }
  return Object.fromEntries(Ability.options.map((ability) => [ability, row(ability)])) as Record<
    Ability,
    Capability
  >
}
