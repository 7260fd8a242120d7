import type { Fragment } from '../../../core/chat/port'

const action = /^\x01ACTION ([\s\S]*?)\x01?$/
const cheer = /(?<!\S)[a-z][a-z0-9]*?([1-9]\d*)(?!\S)/gi

interface Mark {
  /** Code points from the beginning; `to` is behind the last. */
  readonly from: number
  readonly to: number
  readonly type: string
}

/**
 * The pieces of a line as EventSub would cut them. `emotes`: the IRC tag, positions counted in code points after the wrapper
 * of an action. `bits`: words of letters and a number are cheers when their numbers make up the sum; IRC tells no more.
 * Null when there is nothing but text.
 */
export function fragmentsOf(text: string, emotes: string, bits: number): Fragment[] | null {
  if (emotes === '' && bits === 0) return null
  const points = [...text.replace(action, '$1')]
  const marks = [...emoteMarks(emotes), ...cheerMarks(points.join(''), bits)]
    .filter(({ from, to }) => from >= 0 && from < to && to <= points.length)
    .sort((one, other) => one.from - other.from)
  if (marks.length === 0) return null

  const fragments: Fragment[] = []
  let at = 0
  const cut = (type: string, to: number) => {
    if (to > at) fragments.push({ type, text: points.slice(at, to).join('') })
    at = Math.max(at, to)
  }
  for (const { from, to, type } of marks) {
    // Overlapping positions come from broken tags; the first one stands.
    if (from < at) continue
    cut('text', from)
    cut(type, to)
  }
  cut('text', points.length)
  return fragments
}

/** `25:0-4,12-16/1902:6-10` */
function emoteMarks(tag: string): Mark[] {
  return tag.split('/').flatMap((emote) =>
    emote
      .slice(emote.indexOf(':') + 1)
      .split(',')
      .map((range) => /^(\d+)-(\d+)$/.exec(range))
      .filter((found) => found !== null)
      .map((found) => ({ from: Number(found[1]), to: Number(found[2]) + 1, type: 'emote' })),
  )
}

function cheerMarks(text: string, bits: number): Mark[] {
  if (bits === 0) return []
  const found = [...text.matchAll(cheer)]
  if (found.reduce((sum, one) => sum + Number(one[1]), 0) !== bits) return []
  return found.map((one) => {
    const from = [...text.slice(0, one.index)].length
    return { from, to: from + one[0].length, type: 'cheermote' }
  })
}
