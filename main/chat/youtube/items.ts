import { z } from 'zod'

const text = z.string().default('')
const count = z.coerce.number().int().nullable().catch(null).default(null)
const paid = z.object({
  /** Millionths of the currency's main unit: a 64-bit number, so Google writes it as text. */
  amountMicros: z.union([z.string(), z.number()]).default('0'),
  currency: text,
})

/**
 * One message of a live chat (developers.google.com/youtube/v3/live/docs/liveChatMessages). `type` stays open: types
 * are added without notice. Everything not read here is left out.
 */
export const Item = z.object({
  id: z.string().min(1),
  snippet: z.object({
    type: z.string(),
    authorChannelId: text,
    publishedAt: z.string().optional(),
    displayMessage: text,
    textMessageDetails: z.object({ messageText: text }).optional(),
    superChatDetails: paid.extend({ userComment: text }).optional(),
    superStickerDetails: paid
      .extend({ superStickerMetadata: z.object({ altText: text }).prefault({}) })
      .optional(),
    newSponsorDetails: z.object({ memberLevelName: text, isUpgrade: z.boolean().default(false) }).optional(),
    memberMilestoneChatDetails: z
      .object({ memberLevelName: text, memberMonth: count, userComment: text })
      .optional(),
    membershipGiftingDetails: z
      .object({ giftMembershipsCount: count, giftMembershipsLevelName: text })
      .optional(),
    giftDetails: z.object({ giftName: text, jewelsAmount: count, comboCount: count }).optional(),
    messageDeletedDetails: z.object({ deletedMessageId: z.string().min(1) }).optional(),
    messageRetractedDetails: z.object({ retractedMessageId: z.string().min(1) }).optional(),
    userBannedDetails: z.object({ bannedUserDetails: z.object({ channelId: z.string().min(1) }) }).optional(),
  }),
  authorDetails: z
    .object({
      channelId: text,
      displayName: text,
      isVerified: z.boolean().default(false),
      isChatOwner: z.boolean().default(false),
      isChatSponsor: z.boolean().default(false),
      isChatModerator: z.boolean().default(false),
    })
    .optional(),
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
