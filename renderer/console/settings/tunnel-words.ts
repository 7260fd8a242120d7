import type { TunnelState } from '../../../core/reach/tunnel'
import type { Tone } from '../../kit/tone'

/** How the tunnel is, in the host's words. */
export function tunnelWords({ state, address, reason, quick }: TunnelState): readonly [Tone, string] {
  switch (state) {
    case 'off':
      return ['plain', 'No tunnel runs.']
    case 'starting':
      return ['plain', reason ?? 'Starting. This takes a few seconds.']
    case 'up':
      return ['good', `Up${quick ? ', a quick tunnel for trying' : ''}: ${address ?? ''}`]
    case 'restarting':
      return ['warn', `${reason ?? 'It ended.'} It is started again by itself.`]
    case 'failed':
      return ['bad', reason ?? 'It could not be started.']
  }
}
