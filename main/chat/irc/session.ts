import { fail, type Result } from '../../../core/base/result'
import type { Link } from '../../../core/chat/link'
import type { ModerationAct, PlatformWorld, RawLine } from '../../../core/chat/port'
import { createFence } from './fence'
import { defaultTraits, learnTraits } from './isupport'
import { type IrcMessage, parseMessage } from './message'
import { moderate } from './moderation'
import { createReading } from './reading'
import { createRegistration, type Registration } from './registration'
import { createRoom, isOperator } from './room'
import { bytesLeft, say } from './saying'
import { openWire, type Wire } from './wire'
import { joinRefusal, theirWords } from './words'

/** Milliseconds from dialling until the server has taken us in. */
const patience = 30_000
/** After this silence the server is asked whether it is there, and has half of it to answer. */
const silence = 30_000
/** Between two tries to enter a channel that stays closed. */
const knockAgain = 60_000

export interface SessionParts {
  readonly address: string
  readonly channel: string
  readonly nick: string
  readonly account: string
  readonly password: string | null
  readonly world: PlatformWorld
  readonly link: Link
  /** Masks banned in this sitting, by viewer id. */
  readonly masks: Map<string, string>
  /** Told once for each message. */
  line(raw: RawLine): void
}

/** One connection, from dialling to its end. A new one is made for the next try. */
export interface Session {
  readonly live: boolean
  readonly abilities: SessionAbilities
  say(text: string, replyTo: string | null): Promise<Result<null>>
  moderate(act: ModerationAct): Promise<Result<null>>
  /** Leaves politely and tells nothing more. */
  close(): void
}

export interface SessionAbilities {
  readonly tags: boolean
  readonly redact: boolean
  readonly operator: boolean
  /** Bytes of one message. */
  readonly room: number
}

const offline = fail('offline', 'IRC is not connected at the moment.')

export function openSession(parts: SessionParts): Session {
  const { world, link, channel } = parts
  const traits = defaultTraits()
  const room = createRoom(channel, traits)
  const send = (line: string) => wire.send(line)
  const fence = createFence(send, world.after)
  const reading = createReading({ world, channel, room, line: parts.line })
  let registration: Registration | null = null
  let nick = ''
  let joined = false
  let open = true
  let lastWords: string | null = null
  let heardAt = world.now()
  let told = ''

  let cancelWatch = () => {}
  let cancelKnock = () => {}
  const end = (): void => {
    open = false
    joined = false
    cancelWatch()
    cancelKnock()
    fence.drop()
  }
  const lose = (reason: string) => {
    if (!open) return
    end()
    wire.close()
    link.lost(reason)
  }
  const halt = (state: 'needs-login' | 'failed', reason: string) => {
    end()
    wire.close('QUIT')
    link.halt(state, reason)
  }
  /** A server that died without a word is noticed by its silence. */
  const watch = (ms: number) => {
    cancelWatch = world.after(ms, () => {
      const quiet = world.now() - heardAt
      if (quiet < silence) return watch(silence - quiet)
      send('PING :micdrop')
      cancelWatch = world.after(silence / 2, () =>
        world.now() - heardAt >= silence ? lose('The server does not answer any more.') : watch(silence),
      )
    })
  }
  const knock = () => send(`JOIN ${channel}`)
  const shutOut = (reason: string) => {
    joined = false
    fence.drop()
    room.clear()
    link.waiting('failed', reason)
    cancelKnock()
    cancelKnock = world.after(knockAgain, knock)
  }

  const has = (capability: string) => registration?.agreed.has(capability) ?? false
  const own = (message: IrcMessage) => room.same(message.nick, nick)
  const abilities = (): SessionAbilities => ({
    tags: has('message-tags'),
    redact: has('draft/message-redaction'),
    operator: isOperator(room.member(nick)),
    room: bytesLeft(speaker()),
  })
  const speaker = () => ({ channel, nick, userhost: room.member(nick)?.userhost ?? '', traits })
  /** Capabilities follow rank, server and our own name: the world hears of each change. */
  const tellAbilities = () => {
    const now = JSON.stringify(abilities())
    if (joined && told !== now) world.changed(link.state())
    told = now
  }

  /** What concerns our own place in the channel. */
  const takePlace = (message: IrcMessage) => {
    const { command, params } = message
    const here = room.same(params[0] ?? '', channel)
    if (command === '005') learnTraits(traits, params.slice(1, -1))
    if (command === 'ERROR') lastWords = `The server said goodbye: ${theirWords(params[0])}`
    if (command === 'NICK' && own(message)) nick = params[0] ?? nick
    if (command === '366' && room.same(params[1] ?? '', channel) && room.member(nick)) {
      joined = true
      cancelKnock()
      link.live(plainPassword(parts))
    }
    const refusal = joined ? null : joinRefusal(command, channel)
    if (refusal !== null) shutOut(refusal)
    if (command === 'KICK' && here && room.same(params[1] ?? '', nick))
      shutOut(`${message.nick} threw Micdrop out of ${channel}: ${theirWords(params[2])}`)
    if (command === 'PART' && here && own(message)) shutOut(`Micdrop had to leave ${channel}.`)
    if (command === 'KILL' && room.same(params[0] ?? '', nick))
      lastWords = `An operator of the server ended the connection: ${theirWords(params[1])}`
  }

  const take = (text: string) => {
    const message = parseMessage(text)
    if (!message || !open) return
    if (message.command === 'PING') return send(`PONG :${message.params.at(-1) ?? ''}`)
    const registered = registration?.take(message) ?? null
    if (registered?.done === 'registered') {
      nick = registered.nick
      cancelWatch()
      watch(silence)
      knock()
    } else if (registered) return halt(registered.done, registered.reason)
    room.take(message)
    takePlace(message)
    if (fence.take(message)) return reading.remember(message)
    reading.take(message, has('account-tag'))
    if (/^(MODE|NICK|CHGHOST|CAP|353|366)$/.test(message.command)) tellAbilities()
  }

  const wire: Wire = openWire(parts.address, {
    opened: () => {
      registration = createRegistration({ ...parts, send, nickLength: () => traits.nickLength })
    },
    heard: () => {
      heardAt = world.now()
      link.heard()
    },
    line: take,
    closed: (reason) => {
      if (!open) return
      end()
      link.lost(lastWords ?? reason)
    },
  })
  cancelWatch = world.after(patience, () => lose('The server did not answer in time. Is the address right?'))

  return {
    get live() {
      return joined
    },
    get abilities() {
      return abilities()
    },
    say: async (text, replyTo) => {
      if (!joined) return offline
      const ourOwn = (message: IrcMessage) =>
        message.command === 'PRIVMSG' && own(message) && room.same(message.params[0] ?? '', channel)
      const able = { echo: has('echo-message'), tags: has('message-tags') }
      return say({ ...speaker(), ...able, fence, ourOwn }, text, replyTo)
    },
    moderate: async (act) => {
      if (!joined) return offline
      const canRedact = () => has('draft/message-redaction')
      return moderate({ channel, fence, room, traits, nick: () => nick, canRedact, masks: parts.masks }, act)
    },
    close: () => {
      if (!open) return
      end()
      wire.close('QUIT :Micdrop')
    },
  }
}

/** The sign-in works without encryption, and the host should know. */
function plainPassword({ address, account }: SessionParts): string | null {
  const plain = /^(irc|ws):\/\/(?!127\.|localhost|\[::1])/.test(address)
  return plain && account !== '' ? 'The password travels unencrypted: use ircs:// or wss://.' : null
}
