import { fail, ok, type Result } from '../../../core/base/result'
import type { ModerationAct } from '../../../core/chat/port'
import { banMask } from './ban'
import type { Fence } from './fence'
import type { ServerTraits } from './isupport'
import { type IrcMessage, oneLine } from './message'
import { isOperator, type Room } from './room'
import { refusal, theirWords } from './words'

export interface ModerationParts {
  readonly channel: string
  readonly fence: Fence
  readonly room: Room
  readonly traits: ServerTraits
  nick(): string
  canRedact(): boolean
  /** Masks this sitting banned, by viewer id: what `unban` takes off. Outlives a connection. */
  readonly masks: Map<string, string>
}

/** Why IRC does not do these. */
export const notOnIrc = {
  timeout: 'IRC has no time-outs: ban, and lift the ban later.',
  delete: 'This server cannot take back a message.',
  operator: (channel: string) => `Make Micdrop an operator of ${channel} first.`,
} as const

/** Deletes, bans and unbans as an operator of the channel. A ban keeps out, and a kick shows the door. */
export async function moderate(parts: ModerationParts, act: ModerationAct): Promise<Result<null>> {
  const { channel, room } = parts
  if (act.do === 'timeout') return fail('unsupported', notOnIrc.timeout)
  if (act.do === 'delete') {
    if (!parts.canRedact()) return fail('unsupported', notOnIrc.delete)
    return order(parts, `REDACT ${channel} ${oneLine(act.messageId)}`)
  }
  if (act.do !== 'ban' && act.do !== 'unban') return fail('unsupported', 'IRC cannot do that.')
  if (!isOperator(room.member(parts.nick()))) return fail('refused', notOnIrc.operator(channel))
  const member = room.find(act.viewerId)
  const mask = parts.masks.get(act.viewerId) ?? (member && banMask(member, parts.traits))
  if (!mask) return fail('refused', 'Micdrop has not seen this viewer lately and does not know what to ban.')
  if (act.do === 'unban') {
    const lifted = await order(parts, `MODE ${channel} -b ${mask}`)
    if (lifted.ok) parts.masks.delete(act.viewerId)
    return lifted
  }
  const banned = await order(parts, `MODE ${channel} +b ${mask}`)
  if (!banned.ok) return banned
  parts.masks.set(act.viewerId, mask)
  if (!member || room.member(member.nick) !== member) return ok(null)
  const kicked = await order(parts, `KICK ${channel} ${member.nick} :${oneLine(act.reason) || 'banned'}`)
  // They left by themselves meanwhile: the ban stands, which was the wish.
  return kicked.ok || room.member(member.nick) === null ? ok(null) : kicked
}

function order({ fence, channel }: ModerationParts, command: string): Promise<Result<null>> {
  return fence.run(command, (message) => refused(message, channel), ok(null))
}

/** A refusal in the answer to any command, as numeric or as standard reply (IRCv3 FAIL). */
export function refused({ command, params }: IrcMessage, channel: string): Result<null> | null {
  const words = theirWords(params.at(-1))
  if (command === 'FAIL') return fail('refused', `The server refuses: ${words}`)
  if (!/^[45]\d\d$/.test(command)) return null
  return fail(command === '421' ? 'unsupported' : 'refused', refusal(command, channel, words))
}
