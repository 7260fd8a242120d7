import { startOf } from '../../../core/base/graphemes'

/** What an HTTP status means for one kind of request, in the host's words; where that is not enough, by the body of Twitch's answer. */
export type Refusals = Readonly<Record<number, string | ((said: string) => string)>>

/**
 * Why Twitch dropped a message it had accepted. It publishes no list of codes; these were seen in the field
 * (discuss.dev.twitch.com 59079) or are the old ones of IRC's notices. `said`: twurple's sentence around Twitch's own words.
 */
export function refusalWords(code: string, said: string): string {
  return Object.hasOwn(dropped, code)
    ? dropped[code]!
    : `Twitch did not let the message through${code === '' ? '' : ` (${code})`}: ${startOf(said.replace(/^.* dropped: /, ''), 200)}`
}

const dropped: Readonly<Record<string, string>> = {
  msg_duplicate: 'Twitch takes the same text only once in 30 seconds.',
  msg_ratelimit: 'Too many messages in a short time: Twitch dropped this one.',
  msg_slowmode: 'The channel is in slow mode, and the last message was too recent.',
  msg_rejected: 'AutoMod holds the message back; a moderator decides on Twitch.',
  msg_rejected_mandatory: 'AutoMod did not let the message through.',
  automod_held: 'AutoMod holds the message back; a moderator decides on Twitch.',
  followers_only_mode: 'The channel is for followers only, and the signed-in account does not follow it.',
  msg_followersonly: 'The channel is for followers only, and the signed-in account does not follow it.',
  msg_subsonly: 'The channel is for subscribers only, and the signed-in account is none.',
  subs_only_mode: 'The channel is for subscribers only, and the signed-in account is none.',
  msg_emoteonly: 'The channel takes nothing but emotes just now.',
  emote_only_mode: 'The channel takes nothing but emotes just now.',
  msg_r9k: 'The channel takes no text that was written before.',
  user_timed_out: 'The signed-in account is timed out in this channel.',
  msg_timedout: 'The signed-in account is timed out in this channel.',
  user_banned: 'The signed-in account is banned from this channel.',
  msg_banned: 'The signed-in account is banned from this channel.',
  channel_settings: "The channel's settings do not let this message through.",
}

export const sayRefusals: Refusals = {
  400: 'Twitch refused the message: the line it answers may be gone.',
  403: 'The signed-in account may not write in this channel.',
  422: 'The message is longer than 500 characters.',
}
export const deleteRefusals: Refusals = {
  400: "Twitch lets nobody delete messages of the channel's owner or of another moderator.",
  404: 'That message is gone already, or older than six hours.',
}
export const banRefusals: Refusals = {
  400: "Twitch refused: the viewer is banned already, or is the channel's owner or a moderator.",
  409: 'Another moderator is acting on this viewer right now. Try again.',
}
export const unbanRefusals: Refusals = {
  400: 'That viewer is neither banned nor timed out.',
  409: 'Another moderator is acting on this viewer right now. Try again.',
}
export const warnRefusals: Refusals = {
  400: 'Twitch lets nobody warn this viewer.',
  409: 'Another moderator is acting on this viewer right now. Try again.',
}
export const heldRefusals: Refusals = {
  400: 'Somebody has decided about that message already.',
  404: 'Twitch does not hold that message any more.',
}
export const slowModeRefusals: Refusals = { 400: 'Slow mode is from 3 to 120 seconds.' }
export const markRefusals: Refusals = {
  403: 'Only the channel itself or its editors may set markers.',
  404: 'Twitch sets markers only while the stream is live and past broadcasts are kept.',
}
export const pollRefusals: Refusals = {
  400: 'Twitch refused the poll: perhaps another one is running.',
  403: 'Polls are for channels that are Affiliate or Partner, started by the channel itself.',
}
/** Codes: Helix reference, Create Custom Rewards, and the limit of 50 rewards it names. */
export const rewardRefusals: Refusals = {
  400: (said) => {
    if (said.includes('DUPLICATE_REWARD'))
      return 'There is a reward of that name on Twitch already. It fires the cue as it is; its points can be given back only if Micdrop made it.'
    if (said.includes('TOO_MANY_REWARDS'))
      return 'The channel has 50 rewards, and Twitch takes no more. Delete one on Twitch first.'
    return 'Twitch refused the reward: its name has 1 to 45 characters, and it costs at least 1 point.'
  },
  403: 'Channel points are for channels that are Affiliate or Partner.',
}
export const redemptionRefusals: Refusals = {
  400: 'That redemption has been settled already.',
  403: 'Twitch lets a program settle only the rewards it made itself.',
  404: 'That redemption is not known any more.',
}
