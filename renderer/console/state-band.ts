import { clockText } from '../../core/base/time'
import type { ConsoleState } from '../../core/contract/state'
import { chatsOf } from './platforms/chats'

type Seen = Pick<ConsoleState, 'airing' | 'platforms' | 'health' | 'obs'>

export interface Band {
  readonly mode: 'live' | 'rehearsal'
  readonly name: string
  /** Where the show is, and whether its money is real. */
  readonly words: string
  /** What leaves OBS now; null in a rehearsal, which needs none. */
  readonly output: string | null
}

/** What the band over everything says; null while no show runs. */
export function bandOf(state: Seen, now: number): Band | null {
  const { airing } = state
  if (airing === null || airing.endedAt !== null) return null
  if (airing.mode === 'rehearsal')
    return { mode: 'rehearsal', name: 'REHEARSAL', words: 'invented viewers, no real money', output: null }
  const money = state.health.carriers.some(({ realMoney }) => realMoney) ? 'real money' : 'sandbox money only'
  return {
    mode: 'live',
    name: 'LIVE',
    words: `${placesText(state)}, ${money}`,
    output: outputText(state.obs, now),
  }
}

function placesText(state: Seen): string {
  const live = chatsOf(state).filter(({ state: { link } }) => link === 'live' || link === 'gap')
  const chats = live.filter(({ id }) => id !== 'room').length
  const room = live.some(({ id }) => id === 'room')
  if (chats === 0) return room ? 'in the room alone' : 'on no chat'
  return `on ${chats} ${chats === 1 ? 'chat' : 'chats'}${room ? ' and the room' : ''}`
}

function outputText(obs: ConsoleState['obs'], now: number): string {
  if (obs.link !== 'connected') return 'OBS is not connected'
  const since = (at: number | null) => (at === null ? '' : `, ${clockText(now - at)}`)
  if (obs.streaming)
    return obs.streamReconnecting
      ? 'OBS lost its server, tries again'
      : `OBS streams${since(obs.streamingSince)}`
  return obs.recording ? `OBS records${since(obs.recordingSince)}` : 'OBS does not stream'
}
