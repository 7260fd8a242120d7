import type { ViewerRef } from '../../../core/chat/viewer'
import type { Happening, HappeningOf, ViewerAct } from '../../../core/cues/happening'
import type { Outcome } from '../../../core/show/reduce'
import { cueOf, fire, type Play, play, showOf } from '../../plugins/play'

export const ada: ViewerRef = { platform: 'twitch', id: '1', name: 'Ada' }
export const adaToo: ViewerRef = { platform: 'youtube', id: 'UC1', name: 'Ada Lovelace' }
export const adaRoom: ViewerRef = { platform: 'room', id: 'r1', name: 'エイダ' }
export const bo: ViewerRef = { platform: 'twitch', id: '2', name: 'Bo' }
export const eve: ViewerRef = { platform: 'youtube', id: 'UC9', name: 'Ada Lovelace' }

export const byButton = (viewer: ViewerRef, act: ViewerAct): Happening => ({
  type: 'viewer-acted',
  viewer,
  audience: 'stream',
  act,
})

export const line = (
  viewer: ViewerRef,
  id: string,
  act: ViewerAct | null = null,
  more: Partial<HappeningOf<'line-judged'>> = {},
): Happening => ({
  type: 'line-judged',
  lineId: `${viewer.platform}:${id}`,
  viewer,
  audience: 'stream',
  text: `text ${id}`,
  flags: [],
  verdict: { action: 'allow', reasons: [] },
  act,
  ...more,
})

export interface Party extends Play {
  /** Says a command in the viewer's chat, a second after whatever was last. */
  readonly chat: (viewer: ViewerRef, act: ViewerAct | null) => Outcome
  readonly press: (viewer: ViewerRef, act: ViewerAct) => Outcome
  readonly tell: (happening: Happening) => Outcome
  readonly sleep: (ms: number) => void
  /** Links the two through the room's button, or dies. */
  readonly link: (first: ViewerRef, second: ViewerRef) => void
  readonly personOf: (viewer: ViewerRef) => string | undefined
}

/** A show with people in several chats, and a clock that moves a second with each thing that happens. */
export function party(...rundown: Parameters<typeof showOf>): Party {
  const stage = play(showOf(...rundown))
  let now = 0
  let lines = 0
  const tell = (happening: Happening) => {
    now += 1_000
    return stage.at(now, happening)
  }
  const press: Party['press'] = (viewer, act) => tell(byButton(viewer, act))
  return {
    ...stage,
    tell,
    press,
    chat: (viewer, act) => {
      lines += 1
      return tell(line(viewer, `m${lines}`, act))
    },
    sleep: (ms) => {
      now += ms
    },
    link: (first, second) => {
      const code = codeIn(press(first, { act: 'link', code: null }))
      const done = press(second, { act: 'link', code })
      if (!done.reply.ok) throw new Error(done.reply.message)
    },
    personOf: (viewer) => stage.airing().links.person[`${viewer.platform}:${viewer.id}`],
  }
}

export function codeIn(outcome: Outcome): string {
  if (!outcome.reply.ok) throw new Error(outcome.reply.message)
  return (outcome.reply.value as { code: string }).code
}

export const poster = (props: object = {}) =>
  cueOf('drop', { title: 'Poster', price: 1_500, stock: 5, perViewer: 1, ...props })
export { fire }
