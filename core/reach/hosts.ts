/** Where a name or number leads, as far as it says so itself: to this machine, into a network, to everyone. */
export type Scope = 'machine' | 'network' | 'internet'

/** Names that are never on the internet (RFC 6761, 6762, 8375; ICANN's .internal; what home routers use). */
const inNetwork = /(?:^|\.)(?:local|lan|home|home\.arpa|internal|intranet|private|corp)$/

/** `hostname` as `new URL(...)` gives it: lower case, numbers made canonical, IPv6 in brackets. */
export function scopeOf(hostname: string): Scope {
  const name = hostname.replace(/\.$/, '')
  if (name.startsWith('[')) return scopeOfIpv6(name.slice(1, -1))
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return scopeOfIpv4(name.split('.').map(Number))
  if (/(?:^|\.)localhost$/.test(name)) return 'machine'
  return !name.includes('.') || inNetwork.test(name) ? 'network' : 'internet'
}

/** Of an address that `new URL` wrote. */
export function scopeOfUrl(url: string): Scope {
  return scopeOf(/^\w+:\/\/(\[[^\]]*\]|[^/:]*)/.exec(url)?.[1] ?? '')
}

/** RFC 1122, 1918, 3927 and 6598. */
function scopeOfIpv4([a = 0, b = 0]: readonly number[]): Scope {
  if (a === 127 || a === 0) return 'machine'
  const own =
    a === 10 ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b < 128)
  return own ? 'network' : 'internet'
}

/** RFC 4291 and 4193; an IPv4 address in IPv6 clothes is judged as the IPv4 address. */
function scopeOfIpv6(address: string): Scope {
  if (address === '::1' || address === '::') return 'machine'
  const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)
  if (mapped !== null) {
    const high = Number.parseInt(mapped[1]!, 16)
    return scopeOfIpv4([high >> 8, high & 255])
  }
  return /^f[cd]|^fe[89ab]/.test(address) ? 'network' : 'internet'
}
