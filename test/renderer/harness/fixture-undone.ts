import type { AiringView, ConsoleState, EffectView, RunView } from '../../../core/contract/state'
import { emptyCard } from '../../../core/cues/host-card'
import { effectWords, worstOf } from '../../../core/show/effect-words'
import { fixtureNow, fixtureRuns } from './fixture'

const effect = (
  id: string,
  what: EffectView['what'],
  state: EffectView['state'],
  more: Partial<EffectView> = {},
): EffectView => ({ id, what, name: '', state, reason: null, quiet: false, ...more })
const noChapter = (id: string) =>
  effect(id, 'mark', 'failed', { quiet: true, reason: 'Chapters in the recording need OBS 30.2 or newer.' })

/** Newest first: cues that are done, wait, failed, are done in part, and such as tell quietly what never can be. */
const runs: readonly RunView[] = [
  {
    ...fixtureRuns[0]!,
    outcome: 'failed',
    effects: [
      effect('r9:0', 'post', 'failed', {
        reason: 'Room: No. Twitch: Too few posts are left on this platform.',
      }),
      noChapter('r9:1'),
    ],
  },
  ended('r8', 'c6', 'countdown', 'Break, back in five', 'done', [effect('r8:0', 'mark', 'done')]),
  ended('r7', 'c4', 'scene', 'Switch to the close camera', 'failed', [
    effect('r7:0', 'scene', 'failed', {
      name: 'Close  camera',
      reason:
        'OBS has "Close camera", the cue says "Close  camera": they differ in spaces. Choose the scene again.',
    }),
    noChapter('r7:1'),
  ]),
  ended('r6', 'c7', 'scene', 'Name that tune', 'waiting', [
    effect('r6:0', 'scene', 'waiting', { name: 'שלום' }),
    noChapter('r6:1'),
  ]),
  ended('r5', 'c9', 'message', 'Thanks and good night', 'done', [
    effect('r5:0', 'post', 'done', {
      reason: 'Room: done. YouTube: Too few posts are left on this platform.',
    }),
    noChapter('r5:1'),
  ]),
  ended('r4', 'c1', 'message', 'Welcome, and how to join', 'done', [
    effect('r4:0', 'post', 'done'),
    noChapter('r4:1'),
  ]),
]

function ended(
  id: string,
  cueId: string,
  kind: string,
  title: string,
  outcome: RunView['outcome'],
  effects: EffectView[],
): RunView {
  const at = fixtureNow - 200_000 + Number(id.slice(1)) * 1_000
  return {
    id,
    cueId,
    kind,
    title,
    firedAt: at,
    closedAt: at,
    paused: false,
    figures: [],
    card: emptyCard,
    actions: [],
    outcome,
    effects,
  }
}

export function fixtureUndone(airing: AiringView): Pick<ConsoleState, 'airing' | 'runs'> {
  const undone = runs
    .filter(({ outcome }) => outcome !== 'done')
    .map(({ id, cueId, outcome, effects }) => {
      const worst = worstOf(effects)
      return [cueId, { runId: id, outcome, words: worst === null ? '' : effectWords(worst) }] as const
    })
  const kinds = new Map(runs.map(({ cueId, kind }) => [cueId, kind]))
  const rundown = airing.show.rundown.map((cue) => ({ ...cue, kind: kinds.get(cue.id) ?? cue.kind }))
  return {
    airing: {
      ...airing,
      show: { ...airing.show, rundown },
      fired: { c1: 1, c2: 1, c4: 1, c5: 1, c6: 1, c7: 1, c9: 1 },
      undone: Object.fromEntries([...undone, ['c5', { runId: 'r1', outcome: 'unknown', words: '' }]]),
    },
    runs: [...runs],
  }
}
