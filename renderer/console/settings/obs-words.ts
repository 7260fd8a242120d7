import type { ObsState } from '../../../core/obs/state'
import type { Tone } from '../../kit/tone'

/** How the line to OBS is, in the host's words. */
export function obsLinkWords(obs: ObsState): readonly [Tone, string] {
  switch (obs.link) {
    case 'connected':
      return ['good', `Connected${versionText(obs)}. ${onAirText(obs)}`]
    case 'connecting':
      return ['plain', 'Connecting…']
    case 'off':
      return ['plain', obs.reason ?? 'Not connected. Choose a way below.']
    case 'needs-password':
      return [
        'bad',
        obs.reason ??
          'OBS wants a password, and this one is not right. In OBS: Tools, WebSocket Server Settings, Show Connect Info.',
      ]
    case 'not-answering':
      return ['warn', obs.reason ?? 'OBS does not answer. Trying on.']
    case 'retrying':
      return ['warn', obs.reason ?? 'The connection to OBS is lost. Trying again.']
  }
}

function versionText({ version }: ObsState): string {
  return version === null ? '' : ` to OBS ${version.obs}`
}

function onAirText({ programScene, streaming, recording }: ObsState): string {
  const doing =
    streaming && recording
      ? 'streaming and recording'
      : streaming
        ? 'streaming'
        : recording
          ? 'recording'
          : 'not streaming'
  return `It shows ${programScene === null ? 'no scene' : `"${programScene}"`} and is ${doing}.`
}

/** How the overlay stands in OBS, in the host's words. */
export function obsOverlayWords({ overlay }: ObsState): readonly [Tone, string] {
  if (!overlay.present) return ['warn', 'OBS has no overlay of Micdrop yet.']
  if (overlay.urlMatches === false)
    return [
      'warn',
      'The overlay in OBS shows an old address. Set it up again; nothing else in your scenes changes.',
    ]
  if (overlay.scenes.length === 0) return ['warn', 'The overlay is in OBS, but in no scene.']
  return ['good', `The overlay is in ${overlay.scenes.map((scene) => `"${scene}"`).join(', ')}.`]
}
