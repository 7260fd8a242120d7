import { z } from 'zod'

/** The parts of Twitch's events that are read here. Source: dev.twitch.tv, "EventSub subscription types". */
const Text = z.object({
  text: z.string(),
  fragments: z.array(z.object({ type: z.string(), text: z.string() })).default([]),
})

const Source = {
  source_broadcaster_user_id: z.string().nullish(),
  source_broadcaster_user_name: z.string().nullish(),
}

export const ChatMessage = z.object({
  ...Source,
  broadcaster_user_id: z.string(),
  chatter_user_id: z.string(),
  chatter_user_login: z.string(),
  chatter_user_name: z.string(),
  message_id: z.string(),
  message: Text,
  badges: z.array(z.object({ set_id: z.string() })).default([]),
  cheer: z.object({ bits: z.number() }).nullish(),
  reply: z.object({ parent_user_login: z.string(), parent_user_name: z.string() }).nullish(),
})
export type ChatMessage = z.infer<typeof ChatMessage>

export const ChatNotification = z.object({
  ...Source,
  broadcaster_user_id: z.string(),
  chatter_user_id: z.string().nullish(),
  chatter_user_login: z.string().nullish(),
  chatter_user_name: z.string().nullish(),
  badges: z.array(z.object({ set_id: z.string() })).default([]),
  message_id: z.string(),
  message: Text,
  notice_type: z.string(),
  sub: z.object({ sub_tier: z.string(), is_prime: z.boolean().default(false) }).nullish(),
  resub: z
    .object({
      sub_tier: z.string(),
      is_prime: z.boolean().nullish(),
      cumulative_months: z.number(),
    })
    .nullish(),
  sub_gift: z.object({ sub_tier: z.string(), community_gift_id: z.string().nullish() }).nullish(),
  community_sub_gift: z.object({ sub_tier: z.string(), total: z.number() }).nullish(),
})
export type ChatNotification = z.infer<typeof ChatNotification>

export const MessageDeleted = z.object({ message_id: z.string() })
export const UserCleared = z.object({ target_user_id: z.string() })

export const HeldMessage = z.object({
  user_id: z.string(),
  user_login: z.string(),
  user_name: z.string(),
  message_id: z.string(),
  message: Text,
  held_at: z.string().default(''),
})
export const HeldDecision = z.object({ message_id: z.string(), status: z.string() })

export const Redemption = z.object({
  id: z.string(),
  user_id: z.string(),
  user_login: z.string(),
  user_name: z.string(),
  user_input: z.string().default(''),
  status: z.string().default('unfulfilled'),
  reward: z.object({ id: z.string(), title: z.string(), cost: z.number() }),
})

export const BitsUse = z.object({
  user_id: z.string(),
  user_login: z.string(),
  user_name: z.string(),
  bits: z.number(),
  type: z.string(),
  power_up: z.object({ type: z.string() }).nullish(),
  message: Text.nullish(),
})
