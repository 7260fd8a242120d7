import { roomPlatform } from '../chat/viewer'
import type { Effect, EffectDraft } from '../cues/effect'
import type { Entry } from '../cues/happening'
import type { Stage } from '../cues/kind'
import type { Airing, Run } from './airing'
import { followEffect } from './effects'
import { addReply } from './replies'
import type { Cue } from './show'
import type { AiringStage } from './stage'

/** How many of the console's own lines stay in the state. */
const keptSaid = 30

/** Collects what one entry asks of the world, and hands kinds and shop the stage they work on. */
export interface Scratch {
  readonly effects: Effect[]
  readonly shop: AiringStage
  readonly stageOf: (run: Run, cue: Cue, props: unknown) => Stage<unknown, unknown>
  /** Says something that belongs to no run (merged replies, the host's words), on all platforms or one. */
  readonly say: (text: string, only?: string | null) => void
}

export function openScratch(airing: Airing, entry: Entry): Scratch {
  const effects: Effect[] = []
  let loose = 0
  const push = (id: string, draft: EffectDraft, run: Run | null) => {
    // Panic silences the bot: what would be said is dropped, money effects still go out.
    if (draft.type === 'say' && airing.panic !== null) return
    effects.push({ ...draft, id } as Effect)
    if (run !== null) followEffect(run, id, draft)
    if (draft.type !== 'say') return
    airing.said.push({ id, at: entry.at, text: draft.text, only: draft.only })
    if (airing.said.length > keptSaid) airing.said.shift()
  }
  const emit: AiringStage['emit'] = (runId, draft) => {
    const run = airing.runs[runId]
    if (run === undefined) push(`a${entry.seq.toString(36)}:${loose++}`, draft, null)
    else push(`${runId}:${run.step++}`, draft, run)
  }
  const shop: AiringStage = {
    now: entry.at,
    seq: entry.seq,
    nonce: entry.nonce,
    lineId: entry.happening.type === 'line-judged' ? entry.happening.lineId : null,
    airing,
    emit,
    reply: (viewer, kind, note) => {
      // Visitors of the room see on their own page how they stand.
      if (airing.panic === null && viewer.platform !== roomPlatform)
        addReply(airing.replies, entry.at, viewer, kind, note)
    },
  }
  return {
    effects,
    shop,
    say: (text, only = null) => emit('', { type: 'say', text, only }),
    stageOf: (run, cue, props) => ({
      now: entry.at,
      airing,
      shop,
      cue,
      run,
      props,
      seq: entry.seq,
      nonce: entry.nonce,
      emit: (draft) => emit(run.id, draft),
      say: (text) => emit(run.id, { type: 'say', text, only: null }),
      reply: shop.reply,
      close: () => {
        run.closedAt ??= entry.at
      },
    }),
  }
}
