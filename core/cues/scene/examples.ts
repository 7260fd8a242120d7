import { second } from '../../base/time'
import type { Example } from '../kind'
import type { SceneProps } from '.'

export const examples: readonly Example<SceneProps>[] = [
  {
    title: 'Close-up of the product',
    props: { scene: 'Close-up' },
    plannedFor: 10 * second,
    given: [],
    expect: { Scene: 'Close-up', OBS: 'has not answered' },
  },
  {
    title: 'Back to both hosts',
    props: { scene: 'Main camera' },
    plannedFor: 10 * second,
    given: [{ at: second, viewer: 'ada', act: { act: 'answer', text: 'B', runId: null } }],
    expect: { Scene: 'Main camera' },
  },
  {
    title: 'Break screen',
    props: { scene: 'Back soon' },
    plannedFor: 120 * second,
    given: [{ at: second, viewer: 'ada', act: { act: 'stock' } }],
    expect: { Scene: 'Back soon' },
  },
]
