import type { ConsoleState } from '../../core/contract/state'
import { reachOf } from '../../core/reach/reach'
import { peopleWords, whoCanJoin } from '../../core/reach/words'
import type { Tone } from '../kit/tone'
import { onAirDetail, onAirWord } from './on-air-words'
import { chatsOf } from './platforms/chats'
import { rateText, stateWords } from './platforms/state-words'
import type { ScreenId } from './router'

/** One on-air light: always a word and a shape beside the colour. */
export interface Light {
  readonly id: 'obs' | 'overlay' | 'chat' | 'moderation' | 'room'
  readonly label: string
  /** At most about ten letters, so that the bar never jumps. */
  readonly word: string
  readonly tone: Tone
  readonly detail: string
  /** Where to mend or look closer. */
  readonly to: readonly [ScreenId, string | null]
}

type Seen = Pick<ConsoleState, 'obs' | 'onAir' | 'health' | 'airing' | 'platforms'>

/** The five lights of the top bar, from what is known now. */
export function lights(state: Seen): Light[] {
  return [obsLight(state), overlayLight(state), chatLight(state), moderationLight(state), roomLight(state)]
}

function obsLight({ obs }: Seen): Light {
  const base = { id: 'obs', label: 'OBS', to: ['settings', 'obs'] } as const
  const reason = (otherwise: string) => obs.reason ?? otherwise
  switch (obs.link) {
    case 'connected': {
      const scene = obs.programScene === null ? '' : ` Scene: ${obs.programScene}.`
      if (obs.streamReconnecting)
        return {
          ...base,
          word: 'Reconnects',
          tone: 'warn',
          detail: `OBS lost its streaming server and tries again.${scene}`,
        }
      const word = obs.streaming ? 'Streaming' : obs.recording ? 'Recording' : 'Connected'
      return { ...base, word, tone: 'good', detail: `OBS is connected.${scene}` }
    }
    case 'connecting':
      return { ...base, word: 'Connecting', tone: 'plain', detail: reason('Connecting to OBS.') }
    case 'needs-password':
      return { ...base, word: 'Password?', tone: 'warn', detail: reason('OBS asks for its password.') }
    case 'not-answering':
      return { ...base, word: 'Frozen', tone: 'bad', detail: reason('OBS does not answer.') }
    case 'retrying':
      return { ...base, word: 'Retrying', tone: 'warn', detail: reason('OBS is gone. Trying again.') }
    case 'off':
      return { ...base, word: 'Off', tone: 'plain', detail: reason('OBS is not connected.') }
  }
}

function overlayLight({ onAir, airing }: Seen): Light {
  const [word, tone] = onAirWord(onAir, airing)
  return {
    id: 'overlay',
    label: 'Overlay',
    word,
    tone,
    detail: onAirDetail(onAir),
    to: ['settings', 'obs'],
  }
}

function chatLight(seen: Seen): Light {
  const base = { id: 'chat', label: 'Chat', to: ['live', null] } as const
  const chats = chatsOf(seen)
  const live = chats.filter(({ state }) => state.link === 'live')
  // One that says why it is still connecting does not get through; the bridge only waits for a tool.
  const stuck = ({ id, state }: (typeof chats)[number]) =>
    state.link === 'connecting' && state.reason !== null && id !== 'bridge'
  const broken = chats.find((chat) => stuck(chat) || ['warn', 'bad'].includes(stateWords(chat.state)[0]))
  const perMinute = Math.round(live.reduce((sum, one) => sum + one.linesPerMinute, 0))
  const detail =
    live.length === 0
      ? 'No chat is connected.'
      : `${live.map(({ title }) => title).join(', ')}: ${rateText(perMinute)}.`
  if (broken !== undefined) {
    const [, words] = stateWords(broken.state)
    const reason = (broken.state.reason ?? words).replace(/\.$/, '')
    return {
      ...base,
      word: live.length > 0 ? 'Partly' : 'Broken',
      tone: live.length > 0 ? 'warn' : 'bad',
      detail: `${broken.title}: ${reason}. ${detail}`,
      to: ['settings', broken.id === 'room' ? 'room' : `platforms/${broken.id}`],
    }
  }
  return {
    ...base,
    word: live.length === 0 ? 'Off' : `${perMinute}/min`,
    tone: live.length === 0 ? 'plain' : 'good',
    detail,
  }
}

function moderationLight({ health }: Seen): Light {
  const base = { id: 'moderation', label: 'Moderation', to: ['settings', 'moderation'] } as const
  const { model, reason } = health.moderation
  switch (model) {
    case 'ready':
      return { ...base, word: 'Ready', tone: 'good', detail: 'Rules and model judge every line.' }
    case 'starting':
      return {
        ...base,
        word: 'Starting',
        tone: 'plain',
        detail: 'The model is loading; the rules judge every line.',
      }
    case 'down':
      return {
        ...base,
        word: 'Rules only',
        tone: 'warn',
        detail: `${reason ?? 'The model stopped.'} The rules alone go on.`,
      }
    case 'off':
      return {
        ...base,
        word: 'Rules only',
        tone: 'plain',
        detail: reason ?? 'The model is switched off; the rules judge every line.',
      }
  }
}

const reachWord = { everyone: 'Everyone', network: 'Network', here: 'Only here' } as const

function roomLight({ health }: Seen): Light {
  const { reason, spectators, publicProven } = health.room
  const { tone, words } = whoCanJoin(health.room)
  const base = {
    id: 'room',
    // The count stands in the small line, which has room for it.
    label: spectators === 0 ? 'Room' : `Room ${shortCount(spectators)}`,
    to: ['settings', 'room'],
  } as const
  const people = peopleWords(spectators)
  // A room that the proof has just reached is open, whatever else is not as it should be.
  if (reason !== null)
    return {
      ...base,
      word: publicProven === true ? reachWord[reachOf(health.room)] : 'Closed',
      tone: 'warn',
      detail: `${reason} ${people}`,
    }
  const word = publicProven === false ? 'Unproven' : reachWord[reachOf(health.room)]
  return { ...base, word, tone, detail: `${words} ${people}` }
}

/** At most five letters. */
function shortCount(count: number): string {
  return count < 10_000 ? count.toLocaleString('en') : `${Math.floor(count / 1_000)}k`
}
