import { fail, ok, type Result } from '../../../core/base/result'
import { second } from '../../../core/base/time'
import type { PlatformWorld, SignInState } from '../../../core/chat/port'
import type { DeviceCode, Oauth } from './oauth'
import type { Session } from './session'

export interface DeviceCodeParts {
  readonly oauth: Oauth
  readonly session: Session
  readonly world: Pick<PlatformWorld, 'now' | 'after'>
  readonly changed: () => void
}

/** The host reads a code here and types it at Twitch. Source: dev.twitch.tv, "Device code grant flow"; RFC 8628 3.5. */
export interface DeviceCodeFlow {
  prompt(): SignInState['prompt']
  /** Why the last try failed, or null. */
  reason(): string | null
  begin(clientId: string, scopes: readonly string[]): Promise<Result<null>>
  cancel(): void
}

export function createDeviceCode({ oauth, session, world, changed }: DeviceCodeParts): DeviceCodeFlow {
  let prompt: SignInState['prompt'] = null
  let reason: string | null = null
  let cancelPoll = () => {}
  /** Grows with every begin and cancel, so that answers to an older try are recognised. */
  let attempt = 0

  const finish = (why: string | null) => {
    cancelPoll()
    prompt = null
    reason = why
    changed()
  }
  const poll = (clientId: string, scopes: readonly string[], device: DeviceCode, seconds: number) => {
    const mine = attempt
    cancelPoll = world.after(seconds * second, async () => {
      if (prompt !== null && world.now() >= prompt.expiresAt)
        return finish('The code ran out before it was typed at Twitch. Ask for a new one.')
      const granted = await oauth.poll(clientId, scopes, device.device_code)
      if (mine !== attempt) return
      if (granted.ok) {
        const adopted = await session.adopt(clientId, granted.value)
        if (mine === attempt) finish(adopted.ok ? null : adopted.message)
        return
      }
      const said = granted.message.toLowerCase()
      if (granted.code === 'offline' || said.includes('pending'))
        return poll(clientId, scopes, device, seconds)
      // RFC 8628: every slow_down adds five seconds for good.
      if (said.includes('slow_down')) return poll(clientId, scopes, device, seconds + 5)
      finish(refusalWords(said))
    })
  }
  return {
    prompt: () => prompt,
    reason: () => reason,
    begin: async (clientId, scopes) => {
      cancelPoll()
      attempt += 1
      const mine = attempt
      const device = await oauth.device(clientId, scopes)
      if (mine !== attempt) return fail('cancelled', 'Signing in was cancelled.')
      if (!device.ok) {
        const words = device.code === 'offline' ? device.message : clientWords(device.message)
        finish(words)
        return fail(device.code === 'offline' ? 'offline' : 'refused', words)
      }
      const { verification_uri, user_code, expires_in, interval } = device.value
      prompt = { url: verification_uri, code: user_code, expiresAt: world.now() + expires_in * second }
      reason = null
      changed()
      poll(clientId, scopes, device.value, Math.max(interval, 1))
      return ok(null)
    },
    cancel: () => {
      attempt += 1
      if (prompt !== null) finish(null)
    },
  }
}

function refusalWords(said: string): string {
  if (said.includes('denied')) return 'The request was turned down at Twitch.'
  if (said.includes('secret')) return clientWords(said)
  return 'The code is not valid any more. Ask for a new one.'
}

/** Why Twitch gives an application no code. */
function clientWords(said: string): string {
  if (/secret/i.test(said))
    return 'Your Twitch application is of the kind "Confidential". Make one of the kind "Public" and enter its client id.'
  if (/client/i.test(said))
    return 'Twitch does not know this client id. Copy it again from your application at dev.twitch.tv/console.'
  return `Twitch refused to start the sign-in: ${said || 'it gave no reason'}.`
}
