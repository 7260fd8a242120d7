import { cleanName } from '../../../core/chat/clean'
import type { Role, ViewerRef } from '../../../core/chat/port'
import { foldName } from './casemap'
import type { ServerTraits } from './isupport'
import type { IrcMessage } from './message'
import { modeChanges } from './modes'

/** Somebody in the channel, or who was heard there. */
export interface Member {
  nick: string
  /** `user@host`, or empty while unknown. */
  userhost: string
  /** The account they are signed in to, or null. */
  account: string | null
  /** Mode letters that give rank here: `o`, `v`, ... */
  readonly ranks: Set<string>
  /** What a viewer without account is counted by: the nick they came with, whatever they call themselves later. */
  readonly cameAs: string
}

/** Who is in the channel, what they may do, and who they are to the console. */
export interface Room {
  /** Follows joins, leavings, names, renames and ranks. */
  take(message: IrcMessage): void
  /** Who wrote this line. `byTag`: the server tells accounts with every line, and no tag means no account. */
  author(message: IrcMessage, byTag: boolean): { readonly viewer: ViewerRef; readonly roles: readonly Role[] }
  member(nick: string): Member | null
  /** A viewer who is here or wrote lately. */
  find(viewerId: string): Member | null
  same(one: string, other: string): boolean
  /** Nobody is known to be here: we are out ourselves. */
  clear(): void
}

/** Writers remembered after they left, so that they can still be banned. */
const mostKnown = 5_000

export function createRoom(channel: string, traits: ServerTraits): Room {
  const fold = (name: string) => foldName(name, traits.casemapping)
  const members = new Map<string, Member>()
  const writers = new Map<string, Member>()
  /** By their first nick: who is here under another one. */
  const renamed = new Map<string, Member>()
  let namesakes = 0

  const idOf = (member: Member) =>
    (member.account === null ? `nick:${member.cameAs}` : `account:${fold(member.account)}`).slice(0, 128)
  /** Somebody who took the first nick of one who is still here under another is not that one. */
  const newcomer = (nick: string): Member => {
    const folded = fold(nick)
    const taken = renamed.has(folded)
    if (taken) namesakes += 1
    const cameAs = taken ? `${folded}#${namesakes}` : folded
    return { nick, userhost: '', account: null, ranks: new Set(), cameAs }
  }
  const enter = (nick: string): Member => {
    const known = members.get(fold(nick))
    if (known) return known
    const member = newcomer(nick)
    members.set(fold(nick), member)
    return member
  }
  const rename = (from: string, to: string) => {
    const member = members.get(fold(from))
    if (!member) return
    members.delete(fold(from))
    member.nick = to
    members.set(fold(to), member)
    if (member.cameAs === fold(to)) renamed.delete(member.cameAs)
    else renamed.set(member.cameAs, member)
  }
  const leave = (nick: string) => {
    const member = members.get(fold(nick))
    if (!member) return
    members.delete(fold(nick))
    renamed.delete(member.cameAs)
  }
  const takeNames = (names: string) => {
    for (const entry of names.split(' ')) {
      let at = 0
      const ranks: string[] = []
      while (traits.prefixes.has(entry.charAt(at))) {
        ranks.push(traits.prefixes.get(entry.charAt(at))!)
        at += 1
      }
      const [nick = '', userhost = ''] = entry.slice(at).split('!')
      if (nick === '') continue
      const member = enter(nick)
      if (userhost !== '') member.userhost = userhost
      for (const rank of ranks) member.ranks.add(rank)
    }
  }
  const here = (name: string | undefined) => name !== undefined && fold(name) === fold(channel)

  return {
    take(message) {
      const { command, params, nick } = message
      if (command === 'JOIN' && here(params[0])) {
        leave(nick)
        const member = enter(nick)
        member.userhost = message.userhost
        if (params[1] !== undefined && params[1] !== '*') member.account = params[1]
      } else if (command === '353' && here(params[2])) takeNames(params[3] ?? '')
      else if (command === 'PART' && here(params[0])) leave(nick)
      else if (command === 'KICK' && here(params[0])) leave(params[1] ?? '')
      else if (command === 'QUIT') leave(nick)
      else if (command === 'KILL') leave(params[0] ?? '')
      else if (command === 'NICK') rename(nick, params[0] ?? nick)
      else if (command === 'ACCOUNT') {
        const member = members.get(fold(nick))
        if (member) member.account = params[0] === '*' ? null : (params[0] ?? null)
      } else if (command === 'CHGHOST') {
        const member = members.get(fold(nick))
        if (member) member.userhost = `${params[0]}@${params[1]}`
      } else if (command === 'MODE' && here(params[0])) {
        for (const change of modeChanges(traits, params.slice(1))) {
          const ranked = [...traits.prefixes.values()].includes(change.mode)
          const member = ranked ? members.get(fold(change.parameter ?? '')) : undefined
          if (change.set) member?.ranks.add(change.mode)
          else member?.ranks.delete(change.mode)
        }
      }
    },
    author(message, byTag) {
      const member = members.get(fold(message.nick)) ?? newcomer(message.nick)
      member.nick = message.nick
      if (message.userhost !== '') member.userhost = message.userhost
      const account = message.tags.get('account')
      if (byTag || account !== undefined) member.account = account || null
      const id = idOf(member)
      writers.delete(id)
      writers.set(id, member)
      if (writers.size > mostKnown) writers.delete(writers.keys().next().value!)
      return {
        viewer: { platform: 'irc', id, name: cleanName(member.nick) },
        roles: rolesOf(member, message.tags.has('bot')),
      }
    },
    member: (nick) => members.get(fold(nick)) ?? null,
    find: (viewerId) =>
      [...members.values()].find((member) => idOf(member) === viewerId) ?? writers.get(viewerId) ?? null,
    same: (one, other) => fold(one) === fold(other),
    clear: () => {
      members.clear()
      renamed.clear()
    },
  }
}

const roleOfRank: Readonly<Record<string, Role>> = {
  q: 'owner',
  a: 'owner',
  o: 'moderator',
  h: 'moderator',
  v: 'vip',
}

function rolesOf(member: Member, bot: boolean): Role[] {
  const roles = new Set([...member.ranks].flatMap((rank) => roleOfRank[rank] ?? []))
  if (bot) roles.add('bot')
  return [...roles]
}

/** May kick and ban here. */
export function isOperator(member: Member | null): boolean {
  return member !== null && ['q', 'a', 'o', 'h'].some((rank) => member.ranks.has(rank))
}
