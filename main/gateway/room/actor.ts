import { identitiesOf } from '../../../core/chat/links'
import { viewerKey } from '../../../core/chat/viewer'
import { holdOf, orderOf } from '../../../core/commerce'
import type { Hold, Order } from '../../../core/commerce/order'
import type { Airing } from '../../../core/show/airing'
import { sameToken } from '../door'
import { standIn, type Visitor } from './visitor'

/** Someone who may see and act on a hold, and as whom. */
export interface Actor {
  readonly airing: Airing
  readonly hold: Hold
  /** The visitor themselves, or, with the hold's token, whoever it is kept for. */
  readonly visitor: Visitor
  readonly token: string | null
}

/** Null when there is no such hold or it is somebody else's: the two must look alike. */
export function actorFor(
  airing: Airing | null,
  visitor: Visitor,
  holdId: string,
  token: string | null,
): Actor | null {
  const hold = airing === null ? undefined : holdOf(airing.shop, holdId)
  if (airing === null || hold === undefined) return null
  const owner = viewerKey(hold.viewer)
  if (owner === visitor.key) return { airing, hold, visitor, token: null }
  // Claimed in another chat by the same person: paid for here, under the name it was claimed with.
  if (identitiesOf(airing.links, visitor.key).includes(owner))
    return { airing, hold, visitor: standIn(visitor, hold.viewer, hold.audience), token: null }
  if (!sameToken(token, hold.token)) return null
  return { airing, hold, visitor: standIn(visitor, hold.viewer, hold.audience), token: hold.token }
}

export function actorForOrder(
  airing: Airing | null,
  visitor: Visitor,
  orderId: string,
  token: string | null,
): Actor | null {
  const order = airing === null ? undefined : orderOf(airing.shop, orderId)
  return order === undefined ? null : actorFor(airing, visitor, order.holdId, token)
}

/** The order of the actor's hold, which the caller knows to exist. */
export function findOrder({ airing, hold }: Actor): Order {
  return orderOf(airing.shop, hold.orderId ?? '')!
}

/** Consent is asked once per viewer and show. */
export function consentedBy(airing: Airing, visitor: Visitor): boolean {
  return Object.hasOwn(airing.shop.consents, visitor.key)
}
