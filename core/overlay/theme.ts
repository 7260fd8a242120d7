import { z } from 'zod'

const hex = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'a colour is # and six digits, for example #7C5CFF')

/** The few tokens a host may change; contrast is checked by `themeFaults`. */
export const Theme = z.object({
  surface: hex.default('#14141F'),
  text: hex.default('#FFFFFF'),
  accent: hex.default('#B9A6FF'),
  font: z.enum(['sans', 'rounded', 'serif', 'mono']).default('sans'),
  corner: z.enum(['square', 'soft', 'round']).default('soft'),
})
export type Theme = z.infer<typeof Theme>
