import type { ConsoleState } from '../../../core/contract/state'
import { whoCanJoin } from '../../../core/reach/words'
import type { Tone } from '../../kit/tone'
import { onAirWord } from '../on-air-words'
import { hallScreenWords } from '../settings/hall-words'
import { tunnelWords } from '../settings/tunnel-words'
import { platformRows } from './platform-rows'

export interface HealthRow {
  readonly id: string
  readonly label: string
  readonly tone: Tone
  readonly words: string
}

/** Every connection in one line of words. */
export function healthRows(
  state: Pick<ConsoleState, 'obs' | 'onAir' | 'airing' | 'health' | 'platforms'>,
): HealthRow[] {
  const { health } = state
  return [
    ...obsRows(state),
    ...platformRows(state),
    moderationRow(health.moderation),
    viewersRow(health.room),
    ...tunnelRows(health.tunnel),
    hallRow(state),
    {
      id: 'storage',
      label: 'Storage',
      tone: health.storage.ok ? 'good' : 'bad',
      words: health.storage.ok
        ? 'every event is saved'
        : (health.storage.reason ?? 'the log cannot be written'),
    },
    ...(health.refusedPress === null
      ? []
      : [{ id: 'press', label: 'Last key', tone: 'warn' as const, words: health.refusedPress.words }]),
    ...health.notices.map(
      (words, index): HealthRow => ({ id: `notice:${index}`, label: 'Notice', tone: 'warn', words }),
    ),
    ...(health.recovered === null
      ? []
      : [
          {
            id: 'recovered',
            label: 'Recovery',
            tone: 'warn' as const,
            words: `reopened mid-show, ${health.recovered.entries} events read back`,
          },
        ]),
  ]
}

function obsRows({ obs, onAir, airing }: Pick<ConsoleState, 'obs' | 'onAir' | 'airing'>): HealthRow[] {
  const [word, tone] = onAirWord(onAir, airing)
  const overlay: HealthRow = {
    id: 'overlay',
    label: 'Overlay',
    tone,
    words: onAir.state === 'on' ? 'on air' : `${word}. ${onAir.why}`,
  }
  if (obs.link !== 'connected') {
    const tone: Tone =
      obs.link === 'not-answering'
        ? 'bad'
        : obs.link === 'off' || obs.link === 'connecting'
          ? 'plain'
          : 'warn'
    return [
      {
        id: 'obs',
        label: 'OBS',
        tone,
        words: obs.reason ?? (obs.link === 'off' ? 'not connected' : obs.link),
      },
      overlay,
    ]
  }
  const { render, output, total, outputTotal } = obs.skippedFrames
  const lost = render + output
  const share = total + outputTotal === 0 ? 0 : (100 * lost) / Math.max(total, outputTotal, 1)
  return [
    {
      id: 'obs',
      label: 'OBS',
      tone: 'good',
      words: `${obs.version?.obs ?? ''} scene ${obs.programScene ?? 'unknown'}`.trim(),
    },
    {
      id: 'outputs',
      label: 'Outputs',
      tone: obs.streamReconnecting ? 'warn' : obs.streaming || obs.recording ? 'good' : 'plain',
      words: [
        obs.streamReconnecting ? 'stream reconnecting' : obs.streaming ? 'streaming' : 'not streaming',
        obs.recordPaused ? 'recording paused' : obs.recording ? 'recording' : 'not recording',
        ...(obs.timecode === null ? [] : [obs.timecode.replace(/\.\d+$/, '')]),
      ].join(', '),
    },
    {
      id: 'frames',
      label: 'Frames',
      tone: share > 1 ? 'warn' : 'good',
      words: `${lost} dropped (${share.toFixed(1)} %), ${Math.round(obs.activeFps)} a second`,
    },
    overlay,
  ]
}

/** Without a screen nobody can prove to be in the hall: that matters while a show counts on it. */
function hallRow({ airing, health }: Pick<ConsoleState, 'airing' | 'health'>): HealthRow {
  const wanted = airing !== null && airing.endedAt === null && airing.show.audiences.hall
  const [tone, words] = hallScreenWords(health.hallScreens)
  return { id: 'hall', label: 'Hall screen', tone: wanted && tone === 'plain' ? 'warn' : tone, words }
}

function moderationRow(moderation: ConsoleState['health']['moderation']): HealthRow {
  const base = { id: 'moderation', label: 'Moderation' }
  switch (moderation.model) {
    case 'ready':
      return { ...base, tone: 'good', words: 'rules and model' }
    case 'starting':
      return { ...base, tone: 'plain', words: 'model is loading, rules judge' }
    case 'down':
      return { ...base, tone: 'warn', words: `rules only. ${moderation.reason ?? 'The model stopped.'}` }
    case 'off':
      return { ...base, tone: 'plain', words: 'rules only, model is off' }
  }
}

function viewersRow(room: ConsoleState['health']['room']): HealthRow {
  const { tone, words } = whoCanJoin(room)
  const reason = room.reason ?? (room.open ? room.networkReason : null)
  return { id: 'viewers', label: 'Viewers', tone: reason === null ? tone : 'warn', words: reason ?? words }
}

function tunnelRows(tunnel: ConsoleState['health']['tunnel']): HealthRow[] {
  if (tunnel.wish === null) return []
  const [tone, words] = tunnelWords(tunnel)
  return [{ id: 'tunnel', label: 'Tunnel', tone, words }]
}
