export { type Cancelled, cancel } from './cancel'
export { type CheckOut, type CheckOutFault, checkOut, sandbox } from './checkout'
export { type Claimed, type ClaimFault, type ClaimRequest, claim, releaseHall } from './claim'
export {
  expireHolds,
  type MoreTimeFault,
  maxExtensions,
  moreTime,
  nextExpiry,
  openHoldsOf,
  refillTime,
} from './expiry'
export { arrive, moveUp, sendAway } from './holds'
export { applyNews } from './news'
export { type Receipt, receiptOf } from './receipt'
export { askRefund, type RefundFault } from './refund'
export { emptyShop, holdOf, orderOf, poolIdOf, poolOf } from './shop'
export {
  heldCount,
  isSoldOut,
  left,
  leftFor,
  openPool,
  type PoolSpec,
  refundedTo,
  reservedForHall,
  soldCount,
} from './stock'
