import { z } from 'zod'
import { fail, ok, type Result } from '../../../core/base/result'
import type { ModerationAct } from '../../../core/chat/port'
import { createRecent } from '../../../core/chat/recent'
import type { Answer, Api } from './api'
import { longestPost } from './caps'
import type { Fault, Trouble } from './faults'
import type { Item } from './items'
import type { Meter } from './meter'
import type { Call } from './units'

/** Effects and own posts remembered. */
const mostSaid = 5_000
const mostBans = 5_000
const day = 24 * 60 * 60_000

/** What acting needs of the sitting that is on. */
export interface VoiceWorld {
  readonly api: Api
  readonly meter: Meter
  readonly now: () => number
  readonly chatId: string | null
  /** Signed in with the permission to write. */
  readonly mayWrite: boolean
  readonly signedIn: boolean
  readonly ownChannel: string | null
  /** Google said that no units are left. */
  readonly quotaGone: () => void
}

export interface Voice {
  readonly say: (
    world: VoiceWorld | null,
    send: boolean,
    effectId: string,
    text: string,
  ) => Promise<Result<null>>
  readonly moderate: (world: VoiceWorld | null, act: ModerationAct) => Promise<Result<null>>
  /** Whether `item` is a post of Micdrop's own, on its way or answered. */
  readonly isEcho: (item: Item, ownChannel: string | null) => boolean
}

const Made = z.object({ id: z.string().min(1) })

/** Posts and moderates. What it remembers outlives a restart of the platform. */
export function createVoice(): Voice {
  const said = new Map<string, Promise<Result<null>>>()
  const own = createRecent(day, mostSaid)
  const onTheWay = new Set<string>()
  const bans = new Map<string, string>()

  async function post(world: VoiceWorld, chatId: string, text: string): Promise<Result<null>> {
    onTheWay.add(text)
    const made = await world.api.ask(
      {
        call: 'post',
        method: 'POST',
        path: 'liveChat/messages',
        query: { part: 'snippet' },
        body: {
          snippet: {
            liveChatId: chatId,
            type: 'textMessageEvent',
            textMessageDetails: { messageText: text },
          },
        },
      },
      Made,
    )
    if (made.ok) own.add(made.value.id, world.now())
    onTheWay.delete(text)
    return settled(world, made)
  }

  function settled(world: VoiceWorld, answer: Answer<unknown>): Result<null> {
    if (answer.ok) return ok(null)
    if (answer.fault.trouble === 'quota') world.quotaGone()
    return fail(codes[answer.fault.trouble], wordsFor(answer.fault))
  }

  async function ban(world: VoiceWorld, chatId: string, viewerId: string, seconds: number | null) {
    const made = await world.api.ask(
      {
        call: 'ban',
        method: 'POST',
        path: 'liveChat/bans',
        query: { part: 'snippet' },
        body: {
          snippet: {
            liveChatId: chatId,
            type: seconds === null ? 'permanent' : 'temporary',
            ...(seconds === null ? {} : { banDurationSeconds: String(seconds) }),
            bannedUserDetails: { channelId: viewerId },
          },
        },
      },
      Made,
    )
    if (made.ok) {
      bans.set(viewerId, made.value.id)
      if (bans.size > mostBans) bans.delete(bans.keys().next().value ?? '')
    }
    return settled(world, made)
  }

  async function remove(world: VoiceWorld, call: Call, path: string, id: string): Promise<Result<null>> {
    const answer = await world.api.ask({ call, method: 'DELETE', path, query: { id } }, z.unknown())
    // Gone already, by YouTube's own hand or another moderator's: that is what was asked for.
    if (!answer.ok && goneAlready.includes(answer.fault.reason)) return ok(null)
    return settled(world, answer)
  }

  async function unban(world: VoiceWorld, viewerId: string): Promise<Result<null>> {
    const banId = bans.get(viewerId)
    if (banId === undefined)
      return fail(
        'unsupported',
        'Micdrop did not make this ban since it was started. Lift it in YouTube Studio.',
      )
    const done = await remove(world, 'unban', 'liveChat/bans', banId)
    if (done.ok) bans.delete(viewerId)
    return done
  }

  return {
    isEcho: ({ id, snippet, authorDetails }, ownChannel) =>
      own.has(id) ||
      (ownChannel !== null &&
        (authorDetails?.channelId || snippet.authorChannelId) === ownChannel &&
        onTheWay.has(snippet.textMessageDetails?.messageText ?? '')),
    say: (world, send, effectId, text) => {
      const before = said.get(effectId)
      if (before !== undefined) return before
      const words = text.trim()
      const ready = readyToPost(world, send, words)
      if (!ready.ok) return Promise.resolve(ready)
      const { world: now, chatId } = ready.value
      const saying = post(now, chatId, words).then((result) => {
        if (!result.ok) said.delete(effectId)
        return result
      })
      said.set(effectId, saying)
      if (said.size > mostSaid) said.delete(said.keys().next().value ?? '')
      return saying
    },
    moderate: async (world, act) => {
      const call = callOf(act)
      if (call === null) return fail('unsupported', unsupported(act))
      const ready = readyToAct(world)
      if (!ready.ok) return ready
      const { world: now, chatId } = ready.value
      if (!now.meter.mayAct(call, now.now()))
        return fail('quota', 'Too few units are left today: the rest is kept for reading the chat.')
      switch (act.do) {
        case 'delete':
          return remove(now, call, 'liveChat/messages', act.messageId)
        case 'timeout':
          return ban(now, chatId, act.viewerId, act.seconds)
        case 'ban':
          return ban(now, chatId, act.viewerId, null)
        case 'unban':
          return unban(now, act.viewerId)
        default:
          return fail('unsupported', unsupported(act))
      }
    },
  }
}

type Ready = Result<{ readonly world: VoiceWorld; readonly chatId: string }>

function readyToAct(world: VoiceWorld | null): Ready {
  if (world === null) return fail('offline', 'YouTube is switched off.')
  if (!world.signedIn) return fail('needs-login', 'Sign in to YouTube first.')
  if (!world.mayWrite) return fail('needs-login', 'Sign in to YouTube with "Write and moderate" first.')
  if (world.chatId === null) return fail('offline', 'No broadcast is live on YouTube.')
  return ok({ world, chatId: world.chatId })
}

function readyToPost(world: VoiceWorld | null, send: boolean, text: string): Ready {
  if (!send) return fail('unsupported', 'Posting to YouTube is off. Turn it on in the settings.')
  if (text === '') return fail('refused', 'An empty message says nothing.')
  if ([...text].length > longestPost)
    return fail('refused', `YouTube takes ${longestPost} characters at most.`)
  const ready = readyToAct(world)
  if (!ready.ok) return ready
  const { meter, now } = ready.value.world
  if (meter.mayPost(now())) return ready
  return fail(
    'quota',
    'Too few units are left today: the rest is kept for reading the chat and for moderation.',
  )
}

function callOf(act: ModerationAct): Call | null {
  switch (act.do) {
    case 'delete':
      return 'delete'
    case 'timeout':
    case 'ban':
      return 'ban'
    case 'unban':
      return 'unban'
    default:
      return null
  }
}

function unsupported(act: ModerationAct): string {
  switch (act.do) {
    case 'warn':
      return 'YouTube has no warnings.'
    case 'shield':
      return 'YouTube has no shield mode.'
    case 'slow-mode':
      return 'Slow mode can only be set in YouTube Studio.'
    default:
      return 'YouTube does not tell programs which messages it holds back; review them in YouTube Studio.'
  }
}

const goneAlready: readonly string[] = ['liveChatMessageNotFound', 'liveChatBanNotFound']

const codes: Readonly<Record<Trouble, 'quota' | 'refused' | 'needs-login' | 'offline'>> = {
  quota: 'quota',
  rate: 'refused',
  login: 'needs-login',
  scope: 'needs-login',
  setup: 'refused',
  ended: 'offline',
  'no-chat': 'offline',
  disabled: 'refused',
  page: 'refused',
  absent: 'refused',
  refused: 'refused',
  unreached: 'offline',
  broken: 'offline',
}

function wordsFor({ trouble, words }: Fault): string {
  return trouble === 'broken'
    ? `${words} Look at the chat whether it went through before trying again.`
    : words
}
