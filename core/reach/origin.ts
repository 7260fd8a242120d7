import { z } from 'zod'
import { startOf } from '../base/graphemes'
import { fail, ok, type Result } from '../base/result'
import { scopeOf } from './hosts'

/** Longest name in the DNS (RFC 1035, section 2.3.4), without its last dot. */
const longestName = 253

/** The URL standard's own reader, as browsers have it: names in lower case and punycode, IP addresses in their short form. */
const Address = z.url({ normalize: true })

type Refused = 'no-scheme' | 'scheme' | 'user' | 'path' | 'name' | 'port' | 'plain-http'

/**
 * The origin of a public address as browsers send it in `Origin` and `Host`: `https://show.example` or
 * `https://show.example:8443`, in lower case, without a trailing dot or the scheme's usual port. `http` is taken for
 * this machine and private networks alone: on the internet anybody on the way could read what viewers buy.
 */
export function parsePublicOrigin(text: string): Result<string, Refused> {
  const typed = text.trim()
  const [, scheme, rest] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(typed) ?? []
  if (scheme === undefined || rest === undefined)
    return fail(
      'no-scheme',
      'Write the whole address with https:// in front, for example https://show.example.',
    )
  if (!/^https?$/i.test(scheme))
    return fail('scheme', `The address must begin with https://, not ${scheme}://.`)
  if (/[\\?#]/.test(rest) || /\/./.test(rest))
    return fail(
      'path',
      'Leave out what stands behind the name: the room has a name of its own, not a page of one.',
    )
  if (rest.includes('@'))
    return fail('user', 'Leave out the user name and the @: viewers open it without one.')
  const name = fail('name', `"${startOf(typed, 80)}" is no address that a browser can open.`)
  const read = Address.safeParse(typed)
  const [, kind, host = '', port] =
    /^(https?):\/\/(\[[0-9a-f:]+\]|[a-z0-9_.-]+?)\.?(?::(\d+))?\/$/.exec(read.data ?? '') ?? []
  if (host === '' || host.length > longestName || /^\.|\.\.|\.$/.test(host)) return name
  if (host === '0.0.0.0' || host === '[::]') return name
  if (port === '0') return fail('port', 'Port 0 is no port that a browser can open.')
  if (kind === 'http' && !isPrivate(host))
    return fail(
      'plain-http',
      `http:// is for this computer and private networks alone. Use https://${host}: what viewers write and buy must not be readable on the way.`,
    )
  return ok(`${kind}://${host}${port === undefined ? '' : `:${port}`}`)
}

/** What a browser sends as `Host` for a parsed origin: the name, and the port where it is not the usual one. */
export function hostOfOrigin(origin: string): string {
  return origin.replace(/^https?:\/\//, '')
}

/** Nobody's on the internet; `.test` (RFC 6761) is for trying things on one's own machines. */
function isPrivate(host: string): boolean {
  return scopeOf(host) !== 'internet' || host.endsWith('.test')
}
