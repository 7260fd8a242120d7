import { createHash } from 'node:crypto'
import { startOf } from '../../../core/base/graphemes'
import { type Money, minorDigits } from '../../../core/base/money'
import { cleanLine } from '../../../core/chat/clean'
import type { PaidEvent, ViewerRef } from '../../../core/chat/port'
import type { Item } from './items'

/**
 * Millionths of a currency's main unit in its smallest unit, exactly (`1990000` EUR: 199). Less than the smallest
 * unit is rounded half up; null when it is no amount.
 */
export function moneyOfMicros(micros: string | number, currency: string): Money | null {
  if (!/^\d{1,18}$/.test(String(micros)) || !/^[A-Z]{3}$/.test(currency)) return null
  const million = 1_000_000n
  const amount = (BigInt(micros) * 10n ** BigInt(minorDigits(currency)) + million / 2n) / million
  return amount > BigInt(Number.MAX_SAFE_INTEGER) ? null : { amount: Number(amount), currency }
}

/** What was paid in `item`, or null when it is nothing paid. A gift somebody received was counted when it was given. */
export function paidIn(item: Item, viewer: ViewerRef, cleaned: boolean): PaidEvent | null {
  const { snippet } = item
  const event = (rest: Pick<PaidEvent, 'kind'> & Partial<PaidEvent>): PaidEvent => ({
    platform: 'youtube',
    id: shortId(item.id),
    viewer,
    amount: null,
    count: null,
    rewardId: null,
    settleable: false,
    ...rest,
    title: tidy(rest.title ?? '', 200),
    // Taken back before it was told: the money counts, the words are not shown.
    text: cleaned ? '' : tidy(rest.text ?? '', 500),
  })
  switch (snippet.type) {
    case 'superChatEvent': {
      const { amountMicros, currency, userComment } = snippet.superChatDetails ?? nothing
      return event({
        kind: 'super-chat',
        amount: moneyOfMicros(amountMicros, currency),
        text: userComment,
      })
    }
    case 'superStickerEvent': {
      const details = snippet.superStickerDetails
      return event({
        kind: 'super-sticker',
        amount: moneyOfMicros(details?.amountMicros ?? '', details?.currency ?? ''),
        title: details?.superStickerMetadata?.altText ?? '',
      })
    }
    case 'newSponsorEvent':
      return event({ kind: 'member', title: snippet.newSponsorDetails?.memberLevelName ?? '' })
    case 'memberMilestoneChatEvent': {
      const details = snippet.memberMilestoneChatDetails
      return event({
        kind: 'member',
        count: details?.memberMonth ?? null,
        title: details?.memberLevelName ?? '',
        text: details?.userComment ?? '',
      })
    }
    case 'membershipGiftingEvent': {
      const details = snippet.membershipGiftingDetails
      return event({
        kind: 'gift',
        count: details?.giftMembershipsCount ?? null,
        title: details?.giftMembershipsLevelName ?? '',
      })
    }
    case 'giftEvent': {
      const details = snippet.giftDetails
      return event({ kind: 'gift', count: details?.jewelsAmount ?? null, title: details?.giftName ?? '' })
    }
    default:
      return null
  }
}

const nothing = { amountMicros: '', currency: '', userComment: '' }

function tidy(text: string, most: number): string {
  return startOf(cleanLine(text, { reply: null, platform: 'youtube' }).display, most)
}

/** A paid event's id has 128 characters at most, and nobody promised that YouTube's have. */
function shortId(id: string): string {
  return id.length <= 128 ? id : createHash('sha256').update(id).digest('hex')
}
