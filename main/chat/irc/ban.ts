import type { ServerTraits } from './isupport'
import type { Member } from './room'

/**
 * What to ban so that this viewer stays out: their account where the server can ban by it, else where they come from.
 * Null while neither is known.
 */
export function banMask(member: Pick<Member, 'account' | 'userhost'>, traits: ServerTraits): string | null {
  const byAccount = member.account === null ? null : accountBan(member.account, traits)
  if (byAccount !== null) return byAccount
  const host = member.userhost.split('@')[1]
  return host ? `*!*@${host}` : null
}

/** Servers differ: `ACCOUNTEXTBAN` says it, and older ones are known by their letters in `EXTBAN`. */
function accountBan(account: string, traits: ServerTraits): string | null {
  const [sign = '', letters = ''] = traits.extban.split(',')
  const [named] = traits.accountExtban.split(',')
  if (named) return `${sign}${named}:${account}`
  if (sign === '$' && letters.includes('a')) return `$a:${account}`
  if (sign === '~' && letters.includes('a')) return `~a:${account}`
  if (sign === '' && letters.includes('R')) return `R:${account}`
  return null
}
