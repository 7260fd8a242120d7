import { PlatformAccounts } from '../../../core/chat/accounts'

/** `platforms/twitch` is a page within the section `platforms`; a platform's own name leads there, too. */
export function sectionId(detail: string | null): string | null {
  const [first = ''] = (detail ?? '').split('/')
  if (first === '') return null
  return Object.hasOwn(PlatformAccounts.shape, first) ? 'platforms' : first
}
