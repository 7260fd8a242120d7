import type { Result } from '../../../core/base/result'
import { fail } from '../../../core/base/result'
import { funnelView } from '../../../core/contract/view'
import { kindOf } from '../../../core/cues'
import type { Parts } from '../parts'
import { desk, presser, refused, valueOf } from './base'

export function cueProcedures(parts: Parts) {
  const { engine } = parts
  return {
    cues: {
      fire: desk.cues.fire.handler(async ({ input, context }) => {
        const blocked = input.anyway ? null : staleSale(parts, input.cueId)
        if (blocked !== null) throw refused(blocked.code, blocked.message)
        const fired = await engine.offer(
          { type: 'cue-fired', cueId: input.cueId, by: presser(context) },
          `cue.fire:${airingId(parts)}:${input.key}`,
        )
        return valueOf(fired as Result<{ runId: string }>)
      }),
      act: desk.cues.act.handler(async ({ input, context }) => {
        const key = input.key === undefined ? null : `cue.act:${input.runId}:${input.key}`
        valueOf(
          await engine.offer(
            { type: 'host-acted', runId: input.runId, action: input.action, by: presser(context) },
            key,
          ),
        )
        return {}
      }),
    },
    panic: desk.panic.handler(async ({ context }) => {
      const done = await engine.offer({ type: 'panicked', by: presser(context) }, null)
      return valueOf(done as Result<{ runIds: string[] }>)
    }),
    resume: desk.resume.handler(async ({ input, context }) => {
      const done = await engine.offer({ type: 'resumed', runIds: input.runIds, by: presser(context) }, null)
      return valueOf(done as Result<{ runIds: string[] }>)
    }),
    funnel: desk.funnel.handler(({ input }) => {
      const airing = engine.world().airing
      const run = airing?.runs[input.runId]
      const view = airing === null || run === undefined ? null : funnelView(airing, run)
      if (view === null) throw refused('run-not-found', 'There is no funnel for this run.')
      return view
    }),
  }
}

function airingId(parts: Parts): string {
  return parts.engine.world().airing?.id ?? 'none'
}

/**
 * A sale must not open on an overlay that viewers do not see. In rehearsal nobody watches, so a missing overlay
 * is no reason; a stale one still is not shown as fresh.
 */
function staleSale(parts: Parts, cueId: string): { code: string; message: string } | null {
  const airing = parts.engine.world().airing
  const cue = airing?.show.rundown.find((one) => one.id === cueId)
  if (
    airing === null ||
    airing === undefined ||
    cue === undefined ||
    airing.mode === 'rehearsal' ||
    !airing.show.audiences.stream
  )
    return null
  if (kindOf(cue.kind)?.risk !== 'money') return null
  const { onAir } = parts.overlay.health()
  if (onAir === 'fresh') return null
  return fail(
    'overlay-stale',
    onAir === 'stale'
      ? 'The overlay in OBS has stopped answering, so viewers would not see this sale. Reload the source in OBS, or fire anyway.'
      : 'No overlay is on air, so viewers would not see this sale. Connect OBS and set up the overlay, or fire anyway.',
  )
}
