import { ok, type Result } from '../../../core/base/result'
import { type Ability, capabilities, type PlatformCaps } from '../../../core/chat/capability'
import {
  linkState,
  type ModerationAct,
  type Platform,
  type PlatformState,
  type PlatformWorld,
} from '../../../core/chat/port'

export interface FakePlatform extends Platform {
  /** What reached it, in order. */
  readonly said: string[]
  readonly moderated: ModerationAct[]
  readonly starts: () => number
  readonly world: () => PlatformWorld
  readonly become: (state: Partial<PlatformState>) => void
  /** The next answers of `say`; afterwards it takes everything. */
  readonly answers: (Result<null> | Promise<Result<null>>)[]
}

/** A platform that does as the test says. */
export function fakePlatform(
  id: string,
  more: {
    readonly can?: Partial<Record<Ability, true | string>>
    readonly caps?: Partial<PlatformCaps>
    readonly platform?: Partial<Platform>
  } = {},
): FakePlatform {
  const caps: PlatformCaps = {
    abilities: capabilities(
      more.can ?? { read: true, write: true, delete: true },
      {},
      `${id} cannot do this.`,
    ),
    maxLength: 100,
    lengthUnit: 'characters',
    perThirtySeconds: 20,
    minGap: 0,
    repeatAfter: 0,
    ...more.caps,
  }
  const said: string[] = []
  const moderated: ModerationAct[] = []
  const answers: (Result<null> | Promise<Result<null>>)[] = []
  let state = linkState('off')
  let world: PlatformWorld | null = null
  let starts = 0
  const become = (change: Partial<PlatformState>) => {
    state = { ...state, ...change }
    world?.changed(state)
  }
  return {
    id,
    title: id[0]!.toUpperCase() + id.slice(1),
    caps: () => caps,
    start: async (given) => {
      world = given
      starts += 1
      become({ link: 'live' })
    },
    say: async (_effectId, text) => {
      const answer = await (answers.shift() ?? ok(null))
      if (answer.ok) said.push(text)
      return answer
    },
    moderate: async (act) => {
      moderated.push(act)
      return ok(null)
    },
    state: () => state,
    stop: async () => become({ link: 'off' }),
    said,
    moderated,
    answers,
    starts: () => starts,
    world: () => world!,
    become,
    ...more.platform,
  }
}
