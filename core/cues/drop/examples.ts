import { minute, second } from '../../base/time'
import type { Example } from '../kind'
import { DropProps } from './props'

const claim = { act: 'claim', runId: null } as const
const cancel = { act: 'cancel', holdId: null } as const

export const examples: readonly Example<DropProps>[] = [
  {
    title: 'Ten signed posters',
    props: DropProps.parse({ title: 'Signed poster', price: 1_500, stock: 10 }),
    plannedFor: 2 * minute,
    given: [
      { at: second, viewer: 'ada', act: claim },
      { at: 2 * second, viewer: 'bob', act: claim },
      { at: 3 * second, viewer: 'ada', act: claim },
    ],
    expect: { Left: '8', Held: '2', Paid: '0', Waiting: '0' },
  },
  {
    title: 'One of a kind, with a line',
    props: DropProps.parse({
      title: 'The very first print',
      price: 9_900,
      stock: 1,
      announcement: 'Only one exists.',
    }),
    plannedFor: 2 * minute,
    given: [
      { at: second, viewer: 'ada', act: claim },
      { at: 2 * second, viewer: 'bob', act: claim },
      { at: 3 * second, viewer: 'eve', act: claim },
      { at: 4 * second, viewer: 'ada', act: cancel },
    ],
    expect: { Left: '0', Held: '1', Paid: '0', Waiting: '1' },
  },
  {
    title: 'Free stickers, two each',
    props: DropProps.parse({
      title: 'Sticker',
      goods: 'digital',
      price: 0,
      stock: 5,
      perViewer: 2,
      windowFor: minute,
    }),
    plannedFor: minute,
    given: [
      { at: second, viewer: 'ada', act: claim },
      { at: 2 * second, viewer: 'ada', act: claim },
      { at: 3 * second, viewer: 'ada', act: claim },
      { at: 4 * second, viewer: 'bob', act: { act: 'stock' } },
    ],
    expect: { Left: '3', Held: '2', Paid: '0', Waiting: '0' },
  },
  {
    title: 'Thank-you tokens after the window',
    props: DropProps.parse({
      title: 'Thank-you token',
      goods: 'tip',
      price: 300,
      stock: 50,
      windowFor: 20 * second,
    }),
    plannedFor: minute,
    given: [
      { at: second, viewer: 'ada', act: claim },
      { at: 21 * second, viewer: 'bob', act: claim },
    ],
    expect: { Left: '49', Held: '1', Paid: '0', Waiting: '0' },
  },
]
