import { z } from 'zod'

const text = z.string().catch('').default('')
const flag = z.boolean().catch(false).default(false)
const count = z.coerce.number().int().nullable().catch(null).default(null)
const paid = z.object({
  /** Millionths of the currency's main unit: a 64-bit number, so Google writes it as text. */
  amountMicros: z.union([z.string(), z.number()]).catch('').default(''),
  currency: text,
})

/** Details that are not as documented are left out: the message they stand in is still somebody's words. */
function details<T extends z.ZodType>(shape: T) {
  return shape.optional().catch(undefined)
}

/**
 * One message of a live chat (developers.google.com/youtube/v3/live/docs/liveChatMessages). `type` stays open: types
 * are added without notice. Everything not read here is left out.
 */
export const Item = z.object({
  id: z.string().min(1),
  snippet: z.object({
    type: z.string(),
    authorChannelId: text,
    publishedAt: text,
    displayMessage: text,
    textMessageDetails: details(z.object({ messageText: text })),
    superChatDetails: details(paid.extend({ userComment: text })),
    superStickerDetails: details(paid.extend({ superStickerMetadata: details(z.object({ altText: text })) })),
    newSponsorDetails: details(z.object({ memberLevelName: text })),
    memberMilestoneChatDetails: details(
      z.object({ memberLevelName: text, memberMonth: count, userComment: text }),
    ),
    membershipGiftingDetails: details(
      z.object({ giftMembershipsCount: count, giftMembershipsLevelName: text }),
    ),
    giftDetails: details(z.object({ giftName: text, jewelsAmount: count })),
    messageDeletedDetails: details(z.object({ deletedMessageId: z.string().min(1) })),
    messageRetractedDetails: details(z.object({ retractedMessageId: z.string().min(1) })),
    userBannedDetails: details(z.object({ bannedUserDetails: z.object({ channelId: z.string().min(1) }) })),
  }),
  authorDetails: details(
    z.object({
      channelId: text,
      displayName: text,
      isVerified: flag,
      isChatOwner: flag,
      isChatSponsor: flag,
      isChatModerator: flag,
    }),
  ),
})
export type Item = z.infer<typeof Item>

/** One page, of the stream or of a poll. Items are read one by one, so that a strange one spoils no other. */
export const Page = z.object({
  items: z.array(z.unknown()).default([]),
  nextPageToken: z.string().optional(),
  pollingIntervalMillis: z.number().min(0).catch(0).default(0),
  /** When the broadcast went offline: no more will come. */
  offlineAt: z.string().optional(),
})
export type Page = z.infer<typeof Page>
