import { second } from '../../base/time'
import type { Example } from '../kind'
import type { MessageProps } from '.'

export const examples: readonly Example<MessageProps>[] = [
  {
    title: 'Welcome',
    props: { text: 'Welcome! Type !stock to see what is left.', where: 'both', showFor: 12 * second },
    plannedFor: 30 * second,
    given: [],
    expect: { Chat: 'said', Overlay: '0:12' },
  },
  {
    title: 'Code word for chat',
    props: {
      text: 'Tonight’s code word is OPAL. Say it at the desk for a sticker.',
      where: 'chat',
      showFor: 12 * second,
    },
    plannedFor: 10 * second,
    given: [{ at: 3 * second, viewer: 'ada', act: { act: 'stock' } }],
    expect: { Chat: 'said', Overlay: 'not shown' },
  },
  {
    title: 'Caption on the overlay',
    props: { text: 'Next: how the poster was printed', where: 'overlay', showFor: 20 * second },
    plannedFor: 20 * second,
    given: [{ at: 25 * second, viewer: 'ada', act: { act: 'claim', runId: null } }],
    expect: { Chat: 'not said', Overlay: '0:20' },
  },
]
