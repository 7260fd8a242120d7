import { type Answer, numberOf, refuse, textOf } from '../http'
import type { Sent, TwitchState } from '../state'
import { type Call, channelProblem, type Endpoints, ok } from './call'

const notices: Readonly<Record<string, string>> = {
  msg_duplicate:
    'Your message was not sent because it is identical to the previous one you sent, less than 30 seconds ago.',
  msg_ratelimit: 'Your message was not sent because you are sending messages too quickly.',
  msg_timedout: 'You are timed out.',
  msg_followersonly: 'This room is in followers-only mode.',
  msg_banned: 'You are permanently banned from talking in this channel.',
}

/**
 * Why a message is dropped, or null: a refusal that was ordered, a ban, the same text within 30 s, more than 20
 * (moderators: 100) in 30 s, or more than one a second.
 */
export function dropReason(
  state: TwitchState,
  senderId: string,
  text: string,
): { code: string; message: string } | null {
  const ordered = state.refuseSends.shift()
  if (ordered !== undefined) return ordered
  const reason = (code: string): { code: string; message: string } => ({
    code,
    message: notices[code] ?? code,
  })
  const ban = state.banOf(senderId)
  if (ban !== undefined) return reason(ban.until === null ? 'msg_banned' : 'msg_timedout')
  const moderates = state.moderates(senderId)
  if (state.settings.followers !== null && !moderates) return reason('msg_followersonly')
  const now = state.clock.now()
  const recent: Sent[] = []
  for (let at = state.sent.length - 1; at >= 0; at -= 1) {
    const sent = state.sent[at]!
    if (sent.at <= now - 30_000) break
    if (sent.sender === senderId && sent.messageId !== null) recent.push(sent)
  }
  if (recent.some((sent) => sent.text === text)) return reason('msg_duplicate')
  if (recent.length >= (moderates ? 100 : 20)) return reason('msg_ratelimit')
  if (!moderates && recent.some((sent) => sent.at > now - 1000)) return reason('msg_ratelimit')
  return null
}

/** Where Helix was seen to use another code than IRC; for the rest no list is published. */
const helixCodes: Readonly<Record<string, string>> = {
  msg_timedout: 'user_timed_out',
  msg_followersonly: 'followers_only_mode',
}

function send({ ask, state, user, acts, grant }: Call): Answer {
  // The reference puts the ids into the body, twurple into the query; the service takes both.
  const broadcaster = textOf(ask.json, 'broadcaster_id') ?? ask.query.get('broadcaster_id')
  const senderId = textOf(ask.json, 'sender_id') ?? ask.query.get('sender_id')
  const text = textOf(ask.json, 'message')
  const replyTo = textOf(ask.json, 'reply_parent_message_id')
  if (!broadcaster) return refuse(400, 'Missing required parameter "broadcaster_id"')
  if (!senderId) return refuse(400, 'Missing required parameter "sender_id"')
  if (text === null || text.trim() === '') return refuse(400, 'Missing required parameter "message"')
  const sender = state.people.byId(senderId)
  if (user !== null && user.id !== senderId)
    return refuse(401, 'The ID in sender_id must match the user ID found in the request’s OAuth token.')
  if (ask.json.for_source_only !== undefined && grant.userId !== null)
    return refuse(400, 'for_source_only may only be used with an app access token.')
  if ([...text].length > 500) return refuse(422, 'The message is too large.')
  if (broadcaster !== state.channel.id || sender === undefined)
    return refuse(403, 'The sender is not permitted to send chat messages to the broadcaster’s chat room.')
  if (replyTo !== null && !state.said.has(replyTo)) return refuse(400, 'The parent message does not exist.')
  const reason = dropReason(state, senderId, text)
  const dropped = reason === null ? null : { ...reason, code: helixCodes[reason.code] ?? reason.code }
  const messageId =
    dropped === null ? acts.say({ login: sender.login, text, reply: replyTo ?? undefined }).id : null
  const at = state.clock.now()
  state.sent.push({
    at,
    via: 'helix',
    sender: senderId,
    text,
    replyTo,
    messageId,
    dropped: dropped?.code ?? null,
  })
  return ok([{ message_id: messageId ?? '', is_sent: dropped === null, drop_reason: dropped }])
}

function shownSettings(call: Call): Record<string, unknown> {
  const { settings, channel } = call.state
  return {
    broadcaster_id: channel.id,
    slow_mode: settings.slow !== null,
    slow_mode_wait_time: settings.slow,
    follower_mode: settings.followers !== null,
    follower_mode_duration: settings.followers,
    subscriber_mode: settings.subscribers,
    emote_mode: settings.emoteOnly,
    unique_chat_mode: settings.unique,
  }
}

/** Shown to moderators only. */
const delayed = { non_moderator_chat_delay: false, non_moderator_chat_delay_duration: null }

function getSettings(call: Call): Answer {
  if (call.ask.query.get('broadcaster_id') !== call.state.channel.id)
    return refuse(400, 'The broadcaster_id query parameter is required.')
  const moderator = call.ask.query.get('moderator_id')
  return ok([{ ...shownSettings(call), ...(moderator === null ? {} : delayed) }])
}

function patchSettings(call: Call): Answer {
  const problem = channelProblem(call, true)
  if (problem !== null) return problem
  const { json } = call.ask
  const { settings } = call.state
  const wait = numberOf(json, 'slow_mode_wait_time') ?? settings.slow ?? 30
  if (wait < 3 || wait > 120)
    return refuse(400, 'The value in the slow_mode_wait_time field is not valid: 3 to 120 seconds.')
  if (json.slow_mode === false && json.slow_mode_wait_time !== undefined && json.slow_mode_wait_time !== null)
    return refuse(400, 'slow_mode_wait_time may be set only with slow_mode.')
  if (typeof json.slow_mode === 'boolean') settings.slow = json.slow_mode ? wait : null
  if (typeof json.follower_mode === 'boolean')
    settings.followers = json.follower_mode ? (numberOf(json, 'follower_mode_duration') ?? 0) : null
  if (typeof json.subscriber_mode === 'boolean') settings.subscribers = json.subscriber_mode
  if (typeof json.emote_mode === 'boolean') settings.emoteOnly = json.emote_mode
  if (typeof json.unique_chat_mode === 'boolean') settings.unique = json.unique_chat_mode
  call.acts.roomChanged()
  return ok([{ ...shownSettings(call), moderator_id: call.ask.query.get('moderator_id'), ...delayed }])
}

export const chatEndpoints: Endpoints = {
  'POST chat/messages': { scopes: ['user:write:chat'], run: send },
  'GET chat/settings': { scopes: [], run: getSettings },
  'PATCH chat/settings': { scopes: ['moderator:manage:chat_settings'], run: patchSettings },
}
