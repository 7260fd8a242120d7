import type { ViewerKey, ViewerRef } from '../../../core/chat/viewer'
import type { Settings } from '../../../core/contract/settings'
import type { Airing } from '../../../core/show/airing'
import type { Engine } from '../engine'
import type { Assets } from './assets'
import type { CarrierChoice } from './carriers'
import type { Limits } from './limits'
import type { NameBook } from './name-book'
import type { Newcomers } from './newcomers'
import type { Notes } from './notes'
import type { OwnPart } from './own-part'
import type { Presence } from './presence'
import type { Speech } from './speech'
import type { Tones } from './tones'
import type { Versions } from './versions'
import type { Visitors } from './visitor'

/** What the room's pages, forms and sockets share. */
export interface RoomParts {
  readonly engine: Engine
  readonly carriers: readonly CarrierChoice[]
  readonly settings: () => Settings
  readonly assets: Assets
  /** The colours of shows, as sheets. */
  readonly tones: Tones
  readonly visitors: Visitors
  readonly names: NameBook
  readonly newcomers: Newcomers
  readonly presence: Presence
  readonly limits: Limits
  readonly notes: Notes
  /** What everyone sees alike. */
  readonly versions: Versions
  /** What one viewer alone sees. */
  readonly ownPart: (key: ViewerKey | null) => OwnPart
  /** The viewer under a name that everyone may read. */
  readonly fitName: (viewer: ViewerRef) => Promise<ViewerRef>
}

/** Who sells, as pages and receipts name them. */
export function sellerOf(parts: RoomParts, airing: Airing | null, { words }: Speech): string {
  const name = parts.settings().hostName.trim()
  if (name !== '') return name
  return airing === null ? words.theHost : words.hostOf(airing.show.title)
}
