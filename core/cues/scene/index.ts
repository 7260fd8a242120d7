import { z } from 'zod'
import type { CueKind } from '../kind'
import { examples } from './examples'

export const SceneProps = z.object({
  scene: z
    .string()
    .trim()
    .min(1, 'choose a scene')
    .max(200, 'a scene name has at most 200 characters')
    .meta({ title: 'Scene', description: 'The name of the scene, as OBS shows it.', choices: 'obs-scenes' }),
})
export type SceneProps = z.output<typeof SceneProps>

/** What OBS shows is in `airing.scene`, as OBS itself reported it: nothing of its own is kept. */
export type SceneState = Record<string, never>

export const scene: CueKind<'scene', SceneProps, SceneState> = {
  id: 'scene',
  title: 'Scene',
  summary: 'Switches OBS to a scene.',
  risk: 'visible',
  props: SceneProps,
  begin: ({ props, emit, close }) => {
    emit({ type: 'switch-scene', scene: props.scene })
    close()
    return {}
  },
  view: () => null,
  figures: (props, _run, airing) => [
    { label: 'Scene', value: props.scene, tone: 'plain' },
    airing.scene === props.scene
      ? { label: 'OBS', value: 'on this scene', tone: 'good' }
      : {
          label: 'OBS',
          value: airing.scene === null ? 'has not answered' : `on ${airing.scene}`,
          tone: 'warn',
        },
  ],
  actions: () => [],
  examples,
}
