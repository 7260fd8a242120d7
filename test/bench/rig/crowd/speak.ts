import { type Three, type ThreeId, threeIds } from '../../../peers/three'
import { monotonicMs } from '../clock-strip'

/** One line to be said; its number and the moment it was said are its message id. */
export interface Utterance {
  readonly viewer: string
  readonly text: string
}

/** `at`: when it was said (see monotonicMs). `heard`: whether a socket of that platform was connected then. */
export interface Said {
  readonly at: number
  readonly heard: boolean
}

/** A message id that tells which line it is and when it was said: `<number>.<microseconds, base 36>`. */
export const idOf = (n: number, at: number) => `${n}.${Math.floor(at * 1_000).toString(36)}`

/** Says lines in the doubles, several at once where the real service clumps them too. */
export function createSpeaker(three: Three) {
  const said: Record<ThreeId, Said[]> = { twitch: [], youtube: [], irc: [] }
  const someoneHears: Record<ThreeId, () => boolean> = {
    twitch: () => three.twitch.joined() > 0 || three.twitch.subscribed().includes('channel.chat.message'),
    youtube: () => three.youtube.listeners() > 0,
    irc: () => three.irc.connections > 0,
  }
  const tell: Record<ThreeId, (lines: readonly (Utterance & { readonly id: string })[]) => void> = {
    twitch: (lines) =>
      void three.twitch.sayMany(lines.map(({ viewer, text, id }) => ({ login: viewer, text, id }))),
    youtube: (lines) =>
      three.youtube.page(
        ...lines.map(({ viewer, text, id }) =>
          three.youtube.make(
            'textMessageEvent',
            { id: `UC${viewer}`, name: `@${viewer}` },
            text,
            { textMessageDetails: { messageText: text } },
            id,
          ),
        ),
      ),
    irc: (lines) => {
      for (const { viewer, text, id } of lines) three.irc.say(viewer, text, `msgid=${id}`)
    },
  }
  const counts = () =>
    Object.fromEntries(threeIds.map((id) => [id, said[id].length])) as Record<ThreeId, number>
  return {
    said,
    counts,
    say: (id: ThreeId, lines: readonly Utterance[]) => {
      if (lines.length === 0) return
      const heard = someoneHears[id]()
      const at = monotonicMs()
      const from = said[id].length
      for (const _ of lines) said[id].push({ at, heard })
      tell[id](lines.map((line, n) => ({ ...line, id: idOf(from + n, at) })))
    },
  }
}
export type Speaker = ReturnType<typeof createSpeaker>
