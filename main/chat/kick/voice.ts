import { z } from 'zod'
import { inPoints, startOf } from '../../../core/base/graphemes'
import { fail, ok, type Result } from '../../../core/base/result'
import type { ModerationAct } from '../../../core/chat/port'
import type { Api } from './api'
import type { OwnLines } from './own-lines'

/** Writing and moderating in one channel, by the official API. */
export interface Voice {
  /** Asks Kick for the channel anew: proves that the sign-in works and the channel is there. */
  prove(): Promise<Result<null>>
  say(text: string, replyTo: string | null): Promise<Result<null>>
  moderate(act: ModerationAct): Promise<Result<null>>
}

export interface VoiceParts {
  readonly api: Api
  /** Name of the channel; empty is that of who signed in. */
  channel(): string
  readonly own: OwnLines
  now(): number
}

/** Characters: Kick's limits for a message and for a reason. */
const longestMessage = 500
const longestReason = 100
/** Minutes. */
const longestTimeout = 7 * 24 * 60

const Channels = z.object({ data: z.array(z.object({ broadcaster_user_id: z.number() })) })
const Sent = z.object({ data: z.object({ is_sent: z.boolean() }) })

export function createVoice(parts: VoiceParts): Voice {
  const { api } = parts
  let found: { readonly name: string; readonly id: number } | null = null

  const channelId = async (anew = false): Promise<Result<number>> => {
    const name = parts.channel()
    if (found?.name === name && !anew) return ok(found.id)
    // Without a name Kick answers with the channel of who signed in.
    const query = name === '' ? '' : `?slug=${encodeURIComponent(name)}`
    const answer = await api.call({ method: 'GET', path: `/channels${query}` })
    if (!answer.ok) return answer
    const channels = Channels.safeParse(answer.value)
    const first = channels.success ? channels.data.data[0] : undefined
    if (first === undefined) return fail('refused', `Kick knows no channel ${name || 'of this account'}.`)
    found = { name, id: first.broadcaster_user_id }
    return ok(found.id)
  }
  const done = async (answer: Promise<Result<unknown>>): Promise<Result<null>> => {
    const result = await answer
    return result.ok ? ok(null) : result
  }
  const ban = async (method: 'POST' | 'DELETE', viewerId: string, rest: object): Promise<Result<null>> => {
    if (!/^\d{1,15}$/.test(viewerId)) return fail('refused', 'This viewer is not known at Kick.')
    const channel = await channelId()
    if (!channel.ok) return channel
    const body = { broadcaster_user_id: channel.value, user_id: Number(viewerId), ...rest }
    return done(api.call({ method, path: '/moderation/bans', body }))
  }
  const reasonOf = (reason: string) =>
    reason === '' ? {} : { reason: startOf(reason, longestReason, inPoints) }

  return {
    prove: () => done(channelId(true)),
    async say(text, replyTo) {
      if ([...text].length > longestMessage)
        return fail('refused', `Kick takes at most ${longestMessage} characters in one message.`)
      if (text.trim() === '') return fail('refused', 'There is nothing to say in this message.')
      const channel = await channelId()
      if (!channel.ok) return channel
      parts.own.said(text, parts.now())
      const answer = await api.call({
        method: 'POST',
        path: '/chat',
        body: {
          type: 'user',
          broadcaster_user_id: channel.value,
          content: text,
          ...(replyTo !== null && { reply_to_message_id: replyTo }),
        },
      })
      const sent = answer.ok ? Sent.safeParse(answer.value) : null
      if (answer.ok && sent?.success !== false && sent?.data.data.is_sent !== false) return ok(null)
      parts.own.unsaid(text)
      return answer.ok ? fail('refused', 'Kick took the message and did not show it.') : answer
    },
    async moderate(act) {
      switch (act.do) {
        case 'delete':
          return done(api.call({ method: 'DELETE', path: `/chat/${encodeURIComponent(act.messageId)}` }))
        case 'timeout': {
          const duration = Math.ceil(act.seconds / 60)
          if (duration > longestTimeout)
            return fail('refused', 'Kick times out for at most 7 days. Ban instead.')
          return ban('POST', act.viewerId, { duration, ...reasonOf(act.reason) })
        }
        case 'ban':
          return ban('POST', act.viewerId, reasonOf(act.reason))
        case 'unban':
          return ban('DELETE', act.viewerId, {})
        default:
          return fail('unsupported', 'Kick offers programs no way to do this.')
      }
    },
  }
}
