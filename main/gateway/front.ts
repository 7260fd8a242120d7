import type { ViewerRef } from '../../core/chat/viewer'
import type { Engine } from './engine'
import { createHallScreen, type HallScreen } from './hall'
import type { RoomPages } from './index'
import { createOpening, type Opening, type OpeningOptions } from './opening'
import type { SettingsDocument } from './parts'
import { createRoom } from './room'
import type { CarrierChoice } from './room/carriers'
import type { Upcoming } from './room/shared'

export interface FrontOptions extends Pick<OpeningOptions, 'givenOrigin' | 'portFor' | 'after' | 'changed'> {
  readonly engine: Engine
  readonly tokens: { readonly room: string; readonly hall: string }
  readonly settings: Pick<SettingsDocument, 'get' | 'onChange'>
  readonly carriers: readonly CarrierChoice[]
  /** The built pages: out/renderer. */
  readonly rendererDir: string
  readonly fitName: (viewer: ViewerRef) => Promise<ViewerRef>
  /** The next planned show. */
  readonly upcoming: () => Upcoming | null
  /** The console's own listener, with its slash at the end. */
  readonly localUrl: () => string
}

export interface Front {
  readonly room: RoomPages
  readonly hall: HallScreen
  readonly opening: Opening
}

/** What spectators meet: the room, the screen in the hall, and what of them is open to whom. */
export function createFront(options: FrontOptions): Front {
  const { engine, tokens, settings, rendererDir, upcoming, localUrl } = options
  const shared = { engine, settings: settings.get, signingKey: tokens.room, rendererDir, upcoming }
  const room = createRoom({ ...shared, carriers: options.carriers, fitName: options.fitName })
  const hall = createHallScreen({
    ...shared,
    token: tokens.hall,
    addresses: () => ({
      publicUrl: slashed(opening.publicOrigin()),
      networkUrl: opening.networkUrl('room'),
      url: localUrl(),
    }),
    base: () => opening.networkUrl('hall') ?? localUrl(),
  })
  hall.onScreens(options.changed)
  const { givenOrigin, portFor, after, changed } = options
  const opening = createOpening({ room, hall, settings, givenOrigin, portFor, after, changed })
  return { room, hall, opening }
}

function slashed(origin: string | null): string | null {
  return origin === null ? null : `${origin}/`
}
