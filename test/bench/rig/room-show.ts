import { emptyShow, type Show } from '../../../core/show/show'

/** A message for the room alone of its kind, and one drop. Each message's text is found in no other. */
export function roomBenchShow(messages: number, stock: number): Show {
  const cue = { plannedFor: 60_000, hotkey: null, note: '' }
  return {
    ...emptyShow('bench', 'Bench', 0),
    rundown: [
      ...Array.from({ length: messages }, (_, n) => ({
        ...cue,
        id: `message-${n}`,
        kind: 'message',
        title: `Message ${n}`,
        props: { text: `${markOf(n)}, a message as long as they are`, where: 'overlay', showFor: 600_000 },
      })),
      {
        ...cue,
        id: 'drop',
        kind: 'drop',
        title: 'Drop',
        props: { title: 'Signed print', price: 500, stock, windowFor: 600_000 },
      },
    ],
  }
}

/** What a page says while message number `n` is on. */
export const markOf = (n: number) => `This is message number ${n} of the bench`
