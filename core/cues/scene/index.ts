import { z } from 'zod'
import type { CueKind } from '../kind'
import { examples } from './examples'

export const SceneProps = z.object({
  // As OBS has it, spaces at its ends included.
  scene: z
    .string()
    .min(1, 'choose a scene')
    .max(1_000, 'a scene name has at most 1000 characters')
    .meta({ title: 'Scene', description: 'The name of the scene, as OBS shows it.', choices: 'obs-scenes' }),
})
export type SceneProps = z.output<typeof SceneProps>

/** What OBS did with it is kept by the run, with its other effects. */
export type SceneState = Record<string, never>

const answers = {
  waiting: { value: 'has not answered', tone: 'plain' },
  done: { value: 'showed it', tone: 'good' },
  failed: { value: 'did not show it', tone: 'bad' },
} as const

export const scene: CueKind<'scene', SceneProps, SceneState> = {
  id: 'scene',
  title: 'Scene',
  summary: 'Switches OBS to a scene.',
  risk: 'visible',
  repeatable: true,
  props: SceneProps,
  begin: ({ props, emit, close }) => {
    emit({ type: 'switch-scene', scene: props.scene })
    close()
    return {}
  },
  view: () => null,
  figures: (props, run) => {
    const state = run.effects?.find(({ what }) => what === 'scene')?.state
    return [
      { label: 'Scene', value: props.scene, tone: 'plain' },
      ...(state === undefined ? [] : [{ label: 'OBS', ...answers[state] }]),
    ]
  },
  about: ({ scene: name }) => `to "${name}"`,
  actions: () => [],
  examples,
}
