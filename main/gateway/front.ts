import type { ViewerRef } from '../../core/chat/viewer'
import type { NetworkAddress } from '../../core/reach/interfaces'
import type { Addresses } from '../../core/reach/reach'
import type { Engine } from './engine'
import { createHallScreen, type HallScreen } from './hall'
import type { RoomPages } from './index'
import { createOpening, type Opening, type OpeningOptions } from './opening'
import type { SettingsDocument } from './parts'
import type { PictureFiles } from './pictures'
import { createRoom } from './room'
import type { CarrierChoice } from './room/carriers'
import type { Upcoming } from './room/facts'

export interface FrontOptions
  extends Pick<OpeningOptions, 'overlay' | 'givenOrigin' | 'portFor' | 'after' | 'changed'> {
  readonly engine: Engine
  readonly tokens: { readonly room: string; readonly hall: (renew: boolean) => string }
  readonly settings: Pick<SettingsDocument, 'get' | 'onChange'>
  readonly carriers: readonly CarrierChoice[]
  /** The built pages: out/renderer. */
  readonly rendererDir: string
  readonly pictures: PictureFiles
  readonly fitName: (viewer: ViewerRef) => Promise<ViewerRef>
  readonly teamNames: () => readonly string[]
  /** The next planned show. */
  readonly upcoming: () => Upcoming | null
  /** Where viewers go, and what proves the public address. */
  readonly reach: {
    readonly addresses: () => Addresses
    readonly network: { readonly view: () => NetworkAddress }
    readonly proof: { readonly answer: (nonce: string) => string | null }
  }
  /** Every IPv4 address of this machine by which others can come in. */
  readonly machine: { readonly list: () => readonly { readonly address: string }[] }
}

export interface Front {
  readonly room: RoomPages
  readonly hall: HallScreen
  readonly opening: Opening
}

/** What spectators meet: the room, the screen in the hall, and what of them is open to whom. */
export function createFront(options: FrontOptions): Front {
  const { engine, tokens, settings, rendererDir, upcoming, reach, machine } = options
  const shared = { engine, settings: settings.get, signingKey: tokens.room, rendererDir, upcoming }
  const room = createRoom({
    ...shared,
    carriers: options.carriers,
    fitName: options.fitName,
    teamNames: options.teamNames,
    pictures: options.pictures,
    proof: reach.proof.answer,
  })
  const hall = createHallScreen({
    ...shared,
    token: tokens.hall,
    addresses: reach.addresses,
    base: () => opening.networkUrl('hall') ?? reach.addresses().url,
  })
  hall.onScreens(options.changed)
  const { overlay, givenOrigin, portFor, after, changed } = options
  const opening = createOpening({
    room,
    overlay,
    hall,
    settings,
    givenOrigin,
    portFor,
    addresses: () => machine.list().map(({ address }) => address),
    address: () => reach.network.view().address,
    after,
    changed,
  })
  return { room, hall, opening }
}
