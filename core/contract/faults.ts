import { z } from 'zod'

/** Every expected refusal crosses the boundary as this one typed error; `code` is kebab-case, `message` for people. */
export const refusal = {
  REFUSED: { status: 409, message: 'Refused', data: z.object({ code: z.string() }) },
} as const

export const notFound = {
  NOT_FOUND: { status: 404, message: 'Not found', data: z.object({ code: z.string() }) },
} as const
