import type { ConsoleState } from '../../../core/contract/state'
import { noOverlay, obsOff } from '../../../core/obs/state'
import { originForObs } from '../../../core/onair/address'

type Note = (what: string, input: unknown) => void
type Patch = (set: Partial<ConsoleState>) => void

/**
 * OBS as a scene's name wishes it: `-obs-off`, `-obs-password`, `-obs-bare` (no browser source), `-names` (odd
 * ones); else connected.
 */
export function obsOf(scene: string, obs: ConsoleState['obs']): ConsoleState['obs'] {
  if (scene.endsWith('-obs-off')) return obsOff
  if (scene.endsWith('-obs-password'))
    return { ...obsOff, link: 'needs-password', reason: 'OBS says the password is wrong.' }
  if (scene.endsWith('-obs-bare'))
    return {
      ...obs,
      browserSource: false,
      windowCapture: true,
      overlay: noOverlay,
    }
  return scene.endsWith('-names') ? { ...obs, scenes: [...oddNames] } : obs
}

/** Scenes that only look like others. */
export const oddNames = [
  'Live',
  'Live ',
  ' Live',
  'Close up',
  'Close  up',
  'Caf\u00e9',
  'Cafe\u0301',
  '\u05e9\u05dc\u05d5\u05dd',
  '\u200f\u05e9\u05dc\u05d5\u05dd',
  '\u{1f3a5}\ufe0f',
]

/** Where OBS loads the overlay, as a scene's name wishes it: `-obs-away` (another computer, the switch off); else here. */
export function forObsOf(
  scene: string,
  here: ConsoleState['health']['overlayForObs'],
): ConsoleState['health']['overlayForObs'] {
  if (!scene.endsWith('-obs-away')) return here
  const away = originForObs({
    host: 'studio-pc',
    here: false,
    localOrigin: '',
    open: false,
    address: null,
    port: null,
    reason: null,
  })
  return { elsewhere: true, url: null, fault: away.ok ? null : away.message }
}

/** An OBS on this computer that says yes to everything. */
export function fakeObs(note: Note, patch: Patch, connected: ConsoleState['obs']) {
  return {
    find: async () => ({
      found: true,
      host: '127.0.0.1',
      port: 4455,
      hasPassword: true,
      words: 'OBS on this machine listens on port 4455.',
    }),
    connect: async (input: unknown) => {
      note('obs.connect', input)
      patch({ obs: connected })
      return {}
    },
    disconnect: async () => {
      note('obs.disconnect', {})
      patch({ obs: obsOff })
      return {}
    },
    setUp: async (input: { scenes: string[] }) => {
      note('obs.setUp', input)
      return {
        created: true,
        scenes: input.scenes,
        words: `Created: "Micdrop overlay" in ${input.scenes.join(', ')}.`,
      }
    },
  }
}

/** What the settings ask of the engine beside saving. */
export function fakeCommands(note: Note, scene = '') {
  let renewed = 0
  return {
    proveRoom: async () => {
      note('settings.proveRoom', {})
      return scene.endsWith('-room-failed')
        ? {
            proven: false,
            words: 'Nothing answers at show.example. Start the tunnel or proxy that leads here.',
          }
        : { proven: true, words: 'https://show.example leads here: viewers everywhere can open the room.' }
    },
    controlToken: async ({ renew }: { renew: boolean }) => {
      if (renew) renewed += 1
      note('settings.controlToken', { renew })
      return { token: `token-number-${renewed}` }
    },
    renewHallAddress: async () => {
      note('settings.renewHallAddress', {})
      return {}
    },
    purgeChat: async () => {
      note('settings.purgeChat', {})
      return { lines: 1_204 }
    },
    openRoom: async (input: unknown) => {
      note('settings.openRoom', input)
      return { networkUrl: 'http://192.168.1.20:4748/' }
    },
  }
}
