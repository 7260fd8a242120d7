import type { PlatformAccounts } from '../../../../core/chat/accounts'
import type { PlatformState, PlatformWorld, RawLine, Retraction } from '../../../../core/chat/port'
import { after } from '../../../../main/after'
import { createIrc } from '../../../../main/chat/irc'

/** The IRC platform in a world of real time, with everything it told. */
export function ircSitting(
  account: Partial<PlatformAccounts['irc']>,
  options: { readonly secret?: string; readonly world?: PlatformWorld } = {},
) {
  const lines: RawLine[] = []
  const retracted: Retraction[] = []
  const states: PlatformState[] = []
  const world: PlatformWorld = options.world ?? {
    line: (raw) => void lines.push(raw),
    retract: (target) => void retracted.push(target),
    paid: () => {},
    delay: () => {},
    changed: (state) => void states.push(state),
    now: Date.now,
    after,
    random: Math.random,
  }
  const platform = createIrc({
    account: () => ({
      enabled: true,
      address: '',
      channel: '#show',
      nick: 'micdrop',
      account: '',
      ...account,
    }),
    secrets: { get: () => options.secret ?? null, set: () => {} },
    log: () => {},
    urls: {},
  })
  return { platform, lines, retracted, states, world, start: () => platform.start(world) }
}
