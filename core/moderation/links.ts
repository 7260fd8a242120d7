const TLD =
  'com|net|org|gg|tv|io|ru|xyz|shop|info|live|me|co|ly|link|club|online|site|store|top|app|to|cc|biz|win|vip|bet|de|uk|eu|us|dev|ai|be'
/** Endings that are no English words, so that `missed it.me too` is not taken for a link. */
const SURE = 'com|net|org|gg|tv|io|ru|xyz|biz|vip|ly|online|dev'
const LABEL = '[\\p{L}\\p{N}-]'

const FULL = /(?:https?:\/\/|www\.)[^\s<>"]+/gu
const BARE = new RegExp(
  `(?<![\\p{L}\\p{N}.@-])${LABEL}+(?:\\.${LABEL}+)*\\.(?:(?:${SURE})(?![\\p{L}\\p{N}-])|(?:${TLD})(?=/))(?:/[^\\s]*)?`,
  'gu',
)
/** `name dot com`, `name(.)com`, `name [dot] gg`, `name . com`. */
const SPELLED = new RegExp(
  `(${LABEL}{2,})\\s*(?:[([{]\\s*(?:\\.|dot|punkt|point)\\s*[)\\]}]|\\s(?:dot|\\.)\\s)\\s*(${TLD})(?![\\p{L}\\p{N}])`,
  'gu',
)

function hostOf(link: string): string {
  const rest = link.replace(/^https?:\/\//u, '')
  const authority = rest.split(/[/?#\\]/u)[0]!
  return authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:\d*$/u, '')
    .replace(/\.+$/u, '')
    .replace(/^www\./u, '')
}

/**
 * Hosts of every link in a line, lower case, in order, without `www.`; also links written around a filter. Look-alike
 * letters stay as they are, so that an imitation never equals an allowed host.
 */
export function linkHosts(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u3002\uff61]/gu, '.')
  const hosts: string[] = []
  const take = (host: string) => {
    if (host.length > 0 && !hosts.includes(host)) hosts.push(host)
    return ' '
  }
  plain
    .replace(FULL, (link) => take(hostOf(link)))
    .replace(BARE, (link) => take(hostOf(link)))
    .replace(SPELLED, (_, name: string, ending: string) => take(`${name}.${ending}`))
  return hosts
}

/** True when the host is one of the allowed ones or below it. */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => {
    const base = one
      .toLowerCase()
      .replace(/^(?:https?:\/\/)?(?:www\.|\*\.)?/u, '')
      .replace(/\/.*$/u, '')
    return base.length > 0 && (host === base || host.endsWith(`.${base}`))
  })
}
