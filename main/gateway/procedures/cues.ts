import { fail, type Result } from '../../../core/base/result'
import { funnelView, runView } from '../../../core/contract/view'
import { unseenCode } from '../../../core/onair/sale'
import type { Airing } from '../../../core/show/airing'
import type { Parts } from '../parts'
import { desk, presser, refused, unwrap } from './base'

/** What a person who presses a remote's key cannot be asked: the remote has to send it. */
const insist = 'Send "anyway": true to do it all the same.'

function asking<T>(done: Result<T>, from: string): Result<T> {
  const asks = !done.ok && done.code === unseenCode && from === 'remote'
  return asks ? fail(done.code, `${done.message} ${insist}`) : done
}

export function cueProcedures(parts: Parts) {
  const { engine } = parts
  return {
    cues: {
      fire: desk.cues.fire.handler(async ({ input, context }) => {
        return unwrap(asking(await parts.fire({ ...input, by: presser(context) }), context.from))
      }),
      run: desk.cues.run.handler(({ input }) => {
        const { airing, run } = runOf(engine.world().airing, input.runId)
        if (airing === null || run === undefined)
          throw refused('run-not-found', 'There is no such run in the show that runs, or that ended last.')
        return runView(airing, run)
      }),
      act: desk.cues.act.handler(async ({ input, context }) => {
        const key = input.key === undefined ? null : `cue.act:${input.runId}:${input.key}`
        unwrap(
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
      return unwrap(done as Result<{ runIds: string[] }>)
    }),
    resume: desk.resume.handler(async ({ input, context }) => {
      return unwrap(asking(await parts.resume({ ...input, by: presser(context) }), context.from))
    }),
    funnel: desk.funnel.handler(({ input }) => {
      const { airing, run } = runOf(engine.world().airing, input.runId)
      const view = airing === null || run === undefined ? null : funnelView(airing, run)
      if (view === null) throw refused('run-not-found', 'There is no funnel for this run.')
      return view
    }),
  }
}

function runOf(airing: Airing | null, runId: string) {
  return { airing, run: airing && Object.hasOwn(airing.runs, runId) ? airing.runs[runId] : undefined }
}
