import type { IncomingMessage } from 'node:http'
import type { Hono } from 'hono'
import type { WebSocket } from 'ws'
import type { Settings } from '../../../core/contract/settings'
import { hallOf } from '../../../core/hall/fold'
import { type Addresses, addressFor } from '../../../core/reach/reach'
import { sameToken } from '../door'
import type { Engine } from '../engine'
import type { Upcoming } from '../room/facts'
import { dateText } from '../room/when'
import { createHallApp } from './app'
import { createHallHub, type HallHub } from './hub'
import { hallSecret } from './secret'

export interface HallOptions {
  readonly engine: Engine
  readonly settings: () => Settings
  /** In the address of the screen: opens it and nothing else. `renew` makes the old one useless. */
  readonly token: (renew: boolean) => string
  /** The room's: the codes on the screen are those it takes. */
  readonly signingKey: string
  readonly rendererDir: string
  readonly upcoming: () => Upcoming | null
  /** Where the room is open, now. */
  readonly addresses: () => Addresses
  /** Where the screen itself is open, with a slash at the end: the network's where the host opened it there. */
  readonly base: () => string
}

export interface HallScreen extends Omit<HallHub, 'join' | 'dismiss'> {
  /** Its page, at `/hall/`. */
  readonly app: Hono
  /** For whoever sets the screen up; holds the token. */
  readonly url: () => string
  /** Another address: screens with the old one go dark at once. */
  readonly renew: () => void
  /** Takes the socket of a page that knows the token; null refuses it. Host and Origin were checked before. */
  readonly upgrade: (request: Pick<IncomingMessage, 'url'>) => ((socket: WebSocket) => void) | null
}

/** The screen in the hall: page and socket, for whichever listener serves it. */
export function createHallScreen(options: HallOptions): HallScreen {
  const { engine } = options
  const token = () => options.token(false)
  const { join, dismiss, ...hub } = createHallHub({
    engine,
    calm: () => options.settings().reducedMotion,
    model: () => {
      const { airing } = engine.world()
      const next = airing === null || airing.endedAt !== null ? options.upcoming() : null
      return hallOf({
        airing,
        now: engine.now(),
        next:
          next === null ? null : `${next.title}, ${dateText(next.at, next.timezone, airing?.show.language)}`,
        room: airing === null ? null : addressFor('hall', options.addresses(), airing.mode),
        macOf: (airingId) => hallSecret(options.signingKey, airingId),
      })
    },
  })
  return {
    ...hub,
    app: createHallApp(token, options.rendererDir),
    url: () => `${options.base()}hall/?token=${token()}`,
    renew: () => {
      options.token(true)
      dismiss()
    },
    upgrade: ({ url = '' }) => {
      const [path, query] = url.split('?')
      return path === '/hall/socket' && sameToken(new URLSearchParams(query).get('token'), token())
        ? join
        : null
    },
  }
}
