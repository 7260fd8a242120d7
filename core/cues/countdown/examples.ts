import { minute, second } from '../../base/time'
import type { Example } from '../kind'
import type { CountdownProps } from '.'

const ask = { act: 'stock' } as const

export const examples: readonly Example<CountdownProps>[] = [
  {
    title: 'We start in five',
    props: { title: 'We start in', length: 5 * minute, doneText: 'Here we go!' },
    plannedFor: 5 * minute,
    given: [],
    expect: { Length: '5:00', State: 'counting' },
  },
  {
    title: 'Short break',
    props: { title: 'Back in', length: 2 * minute, doneText: 'Welcome back!' },
    plannedFor: 2 * minute,
    given: [{ at: minute, viewer: 'ada', act: ask }],
    expect: { Length: '2:00', State: 'counting' },
  },
  {
    title: 'Last ten seconds',
    props: { title: 'Reveal in', length: 10 * second, doneText: 'Now!' },
    plannedFor: 20 * second,
    given: [{ at: 21 * second, viewer: 'ada', act: ask }],
    expect: { Length: '0:10', State: 'done' },
  },
]
