import { fail, ok, type Result } from '../../../core/base/result'
import type { Helix } from './helix'
import type { Session } from './session'

/** The channel that is read and written to. */
export interface Channel {
  /** Lower case: what the host entered, or the channel of whoever signed in; empty when neither is there. */
  login(): string
  /** Its number, which everything but reading needs. Fails as `Helix.call` does. */
  id(): Promise<Result<string>>
  /** IRC told the number; null when another channel is read from now on. */
  learnId(id: string | null): void
  /** The signed-in account is the channel itself. */
  isOwner(): boolean
}

export function createChannel(entered: () => string, session: Session, helix: Helix): Channel {
  let known: string | null = null
  const own = () => session.tokens()?.login.toLowerCase() ?? ''
  const login = () => entered() || own()
  return {
    login,
    id: async () => {
      const tokens = session.tokens()
      if (tokens !== null && own() === login()) return ok(tokens.userId)
      if (known !== null) return ok(known)
      const found = await helix.call((api) => api.users.getUserByName(login()))
      if (!found.ok) return found
      if (found.value === null) return fail('refused', `Twitch knows no channel called ${login()}.`)
      known = found.value.id
      return ok(known)
    },
    learnId: (id) => {
      known = id
    },
    isOwner: () => {
      const tokens = session.tokens()
      return tokens !== null && (own() === login() || tokens.userId === known)
    },
  }
}
