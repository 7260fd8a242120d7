import type { PlatformAccounts } from '../../../core/chat/accounts'
import { type Asked, startAsked } from './asked'
import type { Answers, Ask } from './crowd'

/** Where the doubles listen, and how the host is signed in to them. */
export interface Places {
  readonly urls: Readonly<Record<string, string>>
  readonly accounts: PlatformAccounts
  readonly secrets: Readonly<Record<string, string>>
  readonly ircAddress: string
  readonly channel: { readonly id: string; readonly login: string }
  readonly chatId: string
}

export interface Crowd extends Pick<Asked<Ask, Answers, Places>, 'ask' | 'close'> {
  readonly places: Places
}

/** Three doubles and the crowd that talks in them, in another process: what is measured here is then the console alone. */
export async function startCrowd(): Promise<Crowd> {
  const { hello, ask, close } = await startAsked<Ask, Answers, Places>('crowd/start.mjs')
  return { places: hello, ask, close }
}
