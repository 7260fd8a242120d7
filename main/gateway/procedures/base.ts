import { implement, ORPCError } from '@orpc/server'
import type { Result } from '../../../core/base/result'
import { contract } from '../../../core/contract'
import type { Presser } from '../../../core/cues/happening'
import type { Caller } from '../parts'

/** Every procedure: the transport's caller must be one the contract names. */
export const desk = implement(contract)
  .$context<Caller>()
  .use(({ context, next, procedure }) => {
    const meta = procedure['~orpc'].meta as { from?: string }
    if (context.from === 'remote' && meta.from !== 'remote')
      throw new ORPCError('FORBIDDEN', { message: 'Only the console window may do this.' })
    return next()
  })

/** Turns an expected failure into the contract's typed refusal. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw refused(result.code, result.message)
}

export function refused(code: string, message: string): Error {
  if (code.endsWith('not-found')) return new ORPCError('NOT_FOUND', { status: 404, message, data: { code } })
  return new ORPCError('REFUSED', { status: 409, message, data: { code } })
}

export function presser(caller: Caller): Presser {
  return { from: caller.from, name: caller.name }
}
