import { parsePublicOrigin } from '../../../../core/reach/origin'

export type ReadAddress =
  | { readonly ok: true; readonly value: string | null }
  | { readonly ok: false; readonly words: string; readonly offer: string | null }

/** What a host typed or pasted as the public address; empty is none. What cannot be one may come with an offer. */
export function readAddress(text: string): ReadAddress {
  // Mail programs and chats put these around an address, and hide some in it.
  const typed = text.replace(/[\p{Cf}"'“”„<>]/gu, '').trim()
  if (typed === '') return { ok: true, value: null }
  const parsed = parsePublicOrigin(typed)
  return parsed.ok
    ? { ok: true, value: parsed.value }
    : { ok: false, words: parsed.message, offer: offerOf(typed) }
}

/** The https address that was probably meant: without user, path and query, whatever scheme stood there. */
function offerOf(typed: string): string | null {
  const [host = ''] = typed.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/+/i, '').split(/[/?#\\\s]/)
  const name = host.slice(host.lastIndexOf('@') + 1)
  // A word alone is hardly an address on the internet.
  if (!/[.\]]/.test(name)) return null
  const parsed = parsePublicOrigin(`https://${name}`)
  return parsed.ok ? parsed.value : null
}
