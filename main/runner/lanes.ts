import type { Happening } from '../../core/cues/happening'

/** Every how many takes a plain line goes first while commands are queued: they wait, but never for ever. */
const plainShare = 10

export interface Lanes<T> {
  readonly size: number
  push(item: T, happening: Happening): void
  take(): T | undefined
}

/** Two first-in-first-out lanes: what a person waits for goes before plain chat. */
export function createLanes<T>(): Lanes<T> {
  const prompt = createLane<T>()
  const plain = createLane<T>()
  let takes = 0
  return {
    get size() {
      return prompt.size() + plain.size()
    },
    push: (item, happening) => (isPlain(happening) ? plain : prompt).push(item),
    take: () => {
      takes += 1
      const first = takes % plainShare === 0 ? plain : prompt
      return first.take() ?? prompt.take() ?? plain.take()
    },
  }
}

/** A retraction stays behind the line it takes back. */
function isPlain(happening: Happening): boolean {
  if (happening.type === 'line-judged') return happening.act === null
  return ['viewer-count', 'line-retracted', 'lines-retracted'].includes(happening.type)
}

function createLane<T>() {
  let items: T[] = []
  let head = 0
  return {
    size: () => items.length - head,
    push: (item: T) => {
      items.push(item)
    },
    take: (): T | undefined => {
      if (head === items.length) return undefined
      const item = items[head]
      head += 1
      // Emptied in large steps: shifting a long array moves all of it every time.
      if (head > 1_024 && head * 2 > items.length) {
        items = items.slice(head)
        head = 0
      }
      return item
    },
  }
}
