import { scopeOf } from './hosts'

/** One IPv4 address of this machine, as its system lists it. Several may share one interface. */
export interface Listed {
  /** The system's name of the interface: `wlan0`, `en0`, `Wi-Fi`, `Ethernet 2`. */
  readonly name: string
  readonly address: string
  readonly netmask: string
  /** `00:00:00:00:00:00` for what has none, as tunnels. */
  readonly mac: string
}

/** One way into a network. */
export interface NetworkInterface {
  readonly name: string
  readonly address: string
  /** Taken unless the host chooses another. */
  readonly proposed: boolean
}

/** VPNs and dialled lines: nobody beside this computer comes in there. */
const tunnel =
  /^(?:tun|tap|wg|utun|ppp|ipsec|gpd|zt|ham|tailscale|nordlynx|proton|mullvad|cscotun|outline|warp)|vpn|wireguard|tailscale|zerotier|hamachi|anyconnect|openvpn/i
/** Networks that end inside this computer. */
const inside =
  /^(?:docker|br-|veth|virbr|vnet|vmnet|vboxnet|lxc|lxd|cni|flannel|podman|bridge\d|ap\d|awdl|llw|anpi|vEthernet)|virtualbox|vmware|hyper-v|\bwsl\b|npcap|loopback/i
/** Host adapters of VirtualBox, VMware, Hyper-V and docker, which Windows calls "Ethernet 3". */
const insideMac = /^(?:0a:00:27|00:50:56:c0|00:15:5d|02:42)/i
const wireless = /^(?:wl|ath|ra\d)|wi-?fi|wlan|wireless|airport/i

/**
 * One address for each interface, the best first: the one the default route leaves by, then Wi-Fi (where phones are),
 * then cables, then what ends in this computer, tunnels, and last what found no network at all (169.254, RFC 3927).
 * A VPN that carries everything owns the default route and is still no way in. `route` is the address from which this
 * machine reaches the internet, or null.
 */
export function interfacesOf(listed: readonly Listed[], route: string | null): NetworkInterface[] {
  const byName = new Map<string, Listed[]>()
  for (const one of listed) byName.set(one.name, [...(byName.get(one.name) ?? []), one])
  return [...byName.values()]
    .map((addresses) => {
      const best = [...addresses].sort((a, b) => wish(a, route) - wish(b, route))[0]!
      return { name: best.name, address: best.address, rank: rankOf(best, route) }
    })
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ name, address }, place) => ({ name, address, proposed: place === 0 }))
}

const wish = (one: Listed, route: string | null) =>
  one.address === route ? 0 : isSelfGiven(one.address) ? 2 : 1

function rankOf(one: Listed, route: string | null): number {
  if (isSelfGiven(one.address)) return 6
  const pointToPoint = one.netmask === '255.255.255.255' && one.mac === '00:00:00:00:00:00'
  if (tunnel.test(one.name) || pointToPoint) return 5
  if (one.address === route) return 0
  if (inside.test(one.name) || insideMac.test(one.mac)) return 4
  // A public address on a cable is a server's own way out, which is no network to be in together.
  if (scopeOf(one.address) === 'internet') return 3
  return wireless.test(one.name) ? 1 : 2
}

function isSelfGiven(address: string): boolean {
  return address.startsWith('169.254.')
}

/** The address people in the network are given, and whether the host's own choice is gone meanwhile. */
export interface NetworkAddress {
  /** Null: this computer is in no network. */
  readonly address: string | null
  readonly name: string | null
  /** The interface the host chose is not there; the proposed one stands in until it is back. */
  readonly missing: string | null
}

export function networkAddress(
  interfaces: readonly NetworkInterface[],
  chosen: string | null,
): NetworkAddress {
  const wished = interfaces.find(({ name }) => name === chosen)
  const taken = wished ?? interfaces.find(({ proposed }) => proposed)
  return {
    address: taken?.address ?? null,
    name: taken?.name ?? null,
    missing: chosen === null || wished !== undefined ? null : chosen,
  }
}

/** Why people in the network are not given the address of the interface the host chose. */
export function missingWords(missing: string, instead: string | null): string {
  return instead === null
    ? `"${missing}", the network you chose, is not there now.`
    : `"${missing}", the network you chose, is not there now: the address of "${instead}" is given until it is back.`
}

/** What the host is told when the address people were given is another one now, or null. */
export function networkNews(before: NetworkAddress, now: NetworkAddress): string | null {
  if (now.address === null)
    return before.address === null
      ? null
      : 'This computer is in no network any more: phones in the hall cannot reach the room until it is back.'
  if (now.missing !== null && before.missing === null)
    return `"${now.missing}" is gone: people in the network are given the address of "${now.name}" until it is back.`
  if (before.missing !== null && now.missing === null && before.missing === now.name)
    return `"${now.name}" is back, and people in the network are given its address again.`
  if (before.address === null)
    return `This computer is in a network again: the room is at ${now.address} there.`
  if (before.address !== now.address)
    return `This computer has another address in its network: ${now.address}. The codes on screen lead there; who had the old one opens it anew.`
  return null
}
