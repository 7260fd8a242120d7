import type { Parts } from '../parts'
import { desk, presser, refused, unwrap } from './base'

export function onAirProcedures(parts: Parts) {
  const { engine } = parts
  return {
    vouch: desk.onAir.vouch.handler(async ({ input, context }) => {
      const by = presser(context)
      if (!input.on) {
        unwrap(await engine.offer({ type: 'vouch-ended', by }, null))
        return {}
      }
      const { mayVouch, why } = parts.onAir()
      if (!mayVouch)
        throw refused(
          'known',
          engine.world().airing?.endedAt === null
            ? `Your word is not needed. ${why}`
            : 'No show is running. Start one first.',
        )
      unwrap(await engine.offer({ type: 'on-air-vouched', by }, null))
      return {}
    }),
  }
}
