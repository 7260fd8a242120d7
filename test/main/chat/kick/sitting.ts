import type { PlatformAccounts } from '../../../../core/chat/accounts'
import { createKick } from '../../../../main/chat/kick'
import type { KickPeer } from '../../../peers/kick'
import { freePort } from '../../../peers/obs/free-port'
import { createVirtualWorld } from '../replay/virtual-world'

/** The Kick platform in virtual time, with a keychain one can look into. */
export async function kickSitting(peer: KickPeer, account: Partial<PlatformAccounts['kick']> = {}) {
  const virtual = createVirtualWorld()
  const keychain = new Map<string, string>([['kick-client-secret', peer.secret]])
  const port = await freePort()
  const settings = {
    enabled: true,
    channel: 'host',
    chatroomId: peer.chatroomId,
    clientId: peer.clientId,
    ...account,
  }
  const platform = createKick({
    account: () => settings,
    secrets: {
      get: (name) => keychain.get(name) ?? null,
      set: (name, value) => void (value === null ? keychain.delete(name) : keychain.set(name, value)),
    },
    log: () => {},
    urls: { ...peer.urls, kickRedirect: `http://localhost:${port}/callback` },
  })
  return { ...virtual, platform, keychain, port, settings, start: () => platform.start(virtual.world) }
}
