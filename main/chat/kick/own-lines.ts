import { minute } from '../../../core/base/time'

/** What Micdrop says comes back from the room like anyone's line; it is not told a second time. */
export interface OwnLines {
  /** Said just now. */
  said(text: string, now: number): void
  /** It was not sent after all. */
  unsaid(text: string): void
  /** True, once for each time it was said, when the line is our own coming back. */
  isEcho(text: string, now: number): boolean
}

const patience = 2 * minute
const most = 100

export function createOwnLines(): OwnLines {
  const waiting: { readonly text: string; readonly at: number }[] = []
  const remove = (text: string): boolean => {
    const at = waiting.findIndex((one) => one.text === text)
    if (at !== -1) waiting.splice(at, 1)
    return at !== -1
  }
  return {
    said(text, now) {
      waiting.push({ text, at: now })
      if (waiting.length > most) waiting.shift()
    },
    unsaid: (text) => void remove(text),
    isEcho(text, now) {
      while (waiting[0] && now - waiting[0].at > patience) waiting.shift()
      return remove(text)
    },
  }
}
