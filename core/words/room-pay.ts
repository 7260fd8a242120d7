import type { Order, Payment } from '../commerce/order'

/** What the pages of a purchase say. */
export interface RoomPayWords {
  /** What became of a hold, in one sentence. */
  readonly stands: {
    readonly held: (title: string) => string
    readonly stillHeld: (title: string) => string
    readonly paying: (title: string) => string
    readonly closing: (title: string) => string
    readonly paid: (title: string) => string
    readonly cancelled: (title: string) => string
    readonly expired: (title: string) => string
    readonly refunding: (title: string) => string
    readonly refunded: (title: string) => string
  }
  /** Before `stillHeld`. */
  readonly notPaid: Readonly<Record<Extract<Payment['state'], 'declined' | 'failed' | 'expired'>, string>>

  readonly payFor: (title: string) => string
  readonly pausedHere: string
  readonly whatYouBuy: string
  readonly youPay: string
  readonly to: string
  readonly with: string
  readonly howToPay: string
  readonly consent: (seller: string, price: string) => string
  readonly refundRule: string
  readonly tickFirst: string
  readonly takeIt: string
  readonly forFree: string
  readonly notReal: string
  /** The carrier that moves no money. */
  readonly sandbox: string
  readonly sandboxTitle: string
  readonly sandboxHow: string
  readonly sandboxTests: Readonly<Record<'paid' | 'declined' | 'slow' | 'silent' | 'late', string>>
  readonly seePayment: string
  readonly openReceipt: string

  readonly orderNo: (n: number) => string
  readonly lookAgain: string
  readonly goOnToPay: string
  readonly tryAgain: string
  readonly noOrders: string
  readonly no: (n: number) => string

  readonly order: Readonly<Record<Order['state'], string>>
  readonly notAReceipt: string
  readonly show: string
  readonly date: string
  readonly seller: string
  readonly buyer: string
  readonly total: string
  readonly paidWith: string
  readonly reference: string
  readonly moneyBack: string
  readonly nothing: string
  readonly onItsWay: (price: string) => string
  readonly keepIt: string
  readonly print: string
  readonly somethingWrong: string
  readonly wrongHow: (seller: string, number: number) => string
}
