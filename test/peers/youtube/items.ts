/** Who writes; a viewer unless told otherwise. */
export interface PeerAuthor {
  readonly id: string
  readonly name?: string
  readonly roles?: readonly ('owner' | 'moderator' | 'member' | 'verified')[]
}

/** A message as `liveChatMessages` gives it. */
export interface PeerItem {
  readonly kind: string
  readonly etag: string
  readonly id: string
  readonly snippet: Record<string, unknown> & { readonly type: string; readonly publishedAt: string }
  readonly authorDetails: Record<string, unknown>
}

export type Details = Readonly<Record<string, unknown>>

export interface ItemParts {
  readonly id: string
  readonly chatId: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly author: PeerAuthor
  readonly type: string
  /** What YouTube would show; absent: nothing. */
  readonly display?: string
  readonly details?: Details
}

/** `2026-11-22T12:00:01.123000+00:00`: microseconds and an offset, as YouTube writes it. */
function publishedAt(at: number): string {
  return new Date(at).toISOString().replace('Z', '000+00:00')
}

export function makeItem({ id, chatId, at, author, type, display, details }: ItemParts): PeerItem {
  const is = (role: 'owner' | 'moderator' | 'member' | 'verified') => author.roles?.includes(role) ?? false
  return {
    kind: 'youtube#liveChatMessage',
    etag: `e-${id}`,
    id,
    snippet: {
      type,
      liveChatId: chatId,
      authorChannelId: author.id,
      publishedAt: publishedAt(at),
      hasDisplayContent: display !== undefined,
      ...(display === undefined ? {} : { displayMessage: display }),
      ...details,
    },
    authorDetails: {
      channelId: author.id,
      channelUrl: `http://www.youtube.com/channel/${author.id}`,
      displayName: author.name ?? `@${author.id}`,
      profileImageUrl: 'https://yt3.ggpht.com/x',
      isVerified: is('verified'),
      isChatOwner: is('owner'),
      isChatSponsor: is('member'),
      isChatModerator: is('moderator'),
    },
  }
}

/** `5000000`, USD: what was paid, in millionths of the main unit. */
export interface PeerPrice {
  readonly micros: string
  readonly currency: string
}

/** The details of each type, under the names YouTube gives them. */
export const details = {
  text: (text: string): Details => ({ textMessageDetails: { messageText: text } }),
  superChat: ({ micros, currency }: PeerPrice, comment: string): Details => ({
    superChatDetails: {
      amountMicros: micros,
      currency,
      amountDisplayString: `${currency} ${Number(micros) / 1e6}`,
      userComment: comment,
      tier: 2,
    },
  }),
  sticker: ({ micros, currency }: PeerPrice, altText: string): Details => ({
    superStickerDetails: {
      amountMicros: micros,
      currency,
      amountDisplayString: `${currency} ${Number(micros) / 1e6}`,
      tier: 1,
      superStickerMetadata: { stickerId: 's1', altText, language: 'en' },
    },
  }),
  member: (level: string): Details => ({ newSponsorDetails: { memberLevelName: level, isUpgrade: false } }),
  milestone: (level: string, months: number, comment: string): Details => ({
    memberMilestoneChatDetails: { memberLevelName: level, memberMonth: months, userComment: comment },
  }),
  gifts: (level: string, gifts: number): Details => ({
    membershipGiftingDetails: { giftMembershipsCount: gifts, giftMembershipsLevelName: level },
  }),
  received: (level: string, from: string, gift: string): Details => ({
    giftMembershipReceivedDetails: {
      memberLevelName: level,
      gifterChannelId: from,
      associatedMembershipGiftingMessageId: gift,
    },
  }),
  deleted: (id: string): Details => ({ messageDeletedDetails: { deletedMessageId: id } }),
  retracted: (id: string): Details => ({ messageRetractedDetails: { retractedMessageId: id } }),
  banned: (viewer: PeerAuthor, seconds: number | null): Details => ({
    userBannedDetails: {
      bannedUserDetails: { channelId: viewer.id, displayName: viewer.name ?? `@${viewer.id}` },
      banType: seconds === null ? 'permanent' : 'temporary',
      ...(seconds === null ? {} : { banDurationSeconds: String(seconds) }),
    },
  }),
  poll: (question: string, options: readonly string[]): Details => ({
    pollDetails: {
      metadata: {
        questionText: question,
        options: options.map((optionText) => ({ optionText, tally: '0' })),
      },
      status: 'active',
    },
  }),
} as const
