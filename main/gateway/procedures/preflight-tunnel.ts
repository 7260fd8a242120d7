import type { PreflightItem } from '../../../core/contract/report'
import type { TunnelState } from '../../../core/reach/tunnel'

/** A row for the tunnel that the console runs; none without one. A quick one is for trying, not for selling. */
export function tunnelRow(tunnel: TunnelState, sells: boolean, publicUrl: string | null): PreflightItem[] {
  if (tunnel.wish === null) return []
  const row = (state: PreflightItem['state'], detail: string): PreflightItem[] => [
    { id: 'tunnel', title: 'Tunnel', state, detail, mend: 'settings-room' },
  ]
  if (tunnel.state !== 'up') return row('warn', tunnel.reason ?? 'The tunnel is not up yet.')
  if (tunnel.address !== null && publicUrl !== null && publicUrl !== `${tunnel.address}/`)
    return row(
      'warn',
      `Up at ${tunnel.address}, where the room does not answer: Micdrop was started with the public address ${publicUrl.replace(/\/$/, '')}.`,
    )
  if (tunnel.quick && sells)
    return row(
      'warn',
      'A quick tunnel is for trying: it carries about 200 requests at once, and after a restart viewers need another address. Use a named tunnel to sell.',
    )
  return row('ok', `Up at ${tunnel.address ?? ''}.`)
}
