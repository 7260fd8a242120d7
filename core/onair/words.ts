import type { OverlaySource } from '../obs/overlay-source'
import type { ObsLink, ObsState } from '../obs/state'

/** One sentence about what is so, and one about what to do. */
export interface Words {
  readonly why: string
  readonly mend: string | null
}

const setUp = 'Press "Set up overlay" in Settings, OBS.'

const linkWords: Record<ObsLink, string> = {
  off: 'OBS is not connected.',
  connecting: 'OBS is being connected.',
  connected: 'OBS is connected.',
  'needs-password': 'OBS wants a password.',
  'not-answering': 'OBS does not answer.',
  retrying: 'OBS is gone.',
}

export const words = {
  on: (obs: ObsState, sells: boolean): Words => {
    const scene = obs.programScene === null ? '' : ` (scene ${quoted(obs.programScene)})`
    const output = obs.streaming ? 'is streaming' : obs.recording ? 'is recording' : 'does not stream yet'
    return {
      why: `The overlay is in OBS’s program${scene}, its page answers, and OBS ${output}.`,
      mend: sells || obs.streaming || obs.recording ? null : 'Live sales wait until OBS streams or records.',
    }
  },
  vouched: {
    why: 'You said that it is on air. Without OBS nobody else can tell.',
    mend: 'Your word holds until OBS is connected again or the show ends.',
  } satisfies Words,
  /** The reason itself stands beside the light of OBS. */
  noObs: ({ link }: ObsState): Words => ({
    why: `${linkWords[link]} Without OBS nobody can tell whether viewers see the overlay.`,
    mend: 'Connect it in Settings, or look at your stream and say that it is on air.',
  }),
  silent: {
    why: 'OBS does not say whether the overlay is in its program.',
    mend: 'Look at OBS: it may hang, or need a restart.',
  } satisfies Words,
  noSource: ({ overlay }: ObsState): Words =>
    overlay.present
      ? { why: 'The source in OBS shows another page, not this overlay.', mend: setUp }
      : { why: 'OBS has no source that shows the overlay.', mend: setUp },
  notInProgram: ({ programScene, overlay }: ObsState): Words => {
    if (programScene !== null && overlay.scenes.includes(programScene))
      return {
        why: `Scene ${quoted(programScene)} holds the overlay, but it is hidden there.`,
        mend: 'Show it in OBS: the eye beside the source.',
      }
    const there = overlay.scenes.map(quoted).join(', ')
    return {
      why: `Scene ${quoted(programScene ?? '')} is on air and does not show the overlay.`,
      mend:
        there === '' ? setUp : `Switch OBS to ${there}, or add the overlay to this scene in Settings, OBS.`,
    }
  },
  noAnswer: (active: readonly OverlaySource[], all: readonly OverlaySource[]): Words => {
    if (active.every((source) => source.shows === 'window'))
      return {
        why: 'The window that OBS captures is closed or has stopped.',
        mend: 'Press "Use a window instead" in Settings, OBS, again.',
      }
    if (active.every((source) => source.current === false))
      return { why: 'The source in OBS has an old address, which shows nothing.', mend: setUp }
    const names = all.filter((source) => source.shows === 'page').map((source) => quoted(source.name))
    return names.length > 1
      ? {
          why: `OBS has ${names.length} sources with the overlay (${names.join(', ')}), and not all of their pages answer.`,
          mend: 'In OBS: refresh them, or keep only one.',
        }
      : {
          why: 'The overlay in OBS does not answer: viewers see an old picture, or none.',
          mend: `In OBS: right-click the source, Refresh. Or: ${setUp}`,
        }
  },
  noOutput: ({ streaming, streamReconnecting, recording, recordPaused }: ObsState): Words => {
    if (streaming && streamReconnecting)
      return { why: 'OBS has lost its streaming server and tries again.', mend: 'Wait until it is back.' }
    if (recording && recordPaused)
      return { why: 'The recording in OBS is paused.', mend: 'Go on recording, or start the stream in OBS.' }
    return { why: 'OBS neither streams nor records.', mend: 'Start the stream in OBS.' }
  },
}

function quoted(name: string): string {
  return `"${name}"`
}
