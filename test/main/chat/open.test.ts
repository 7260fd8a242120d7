import { expect, test } from 'vitest'
import { fail, ok } from '../../../core/base/result'
import type { Platform, RawLine, SignIn, SignInState } from '../../../core/chat/port'
import { Settings } from '../../../core/contract/settings'
import type { World } from '../../../core/show/airing'
import { openChat } from '../../../main/chat/open'
import { turns } from './desk-rig'
import { type FakePlatform, fakePlatform } from './fake-platform'
import { createVirtualWorld } from './replay/virtual-world'

interface OnAir {
  mode: 'live' | 'rehearsal'
  panic: { at: number } | null
  joinUrl: string | null
}

/** The chat of a console whose only real platform is a fake Twitch. */
function rig(given: { twitch?: FakePlatform; create?: () => Promise<Platform>; airing?: OnAir | null } = {}) {
  const twitch = given.twitch ?? fakePlatform('twitch')
  const clock = createVirtualWorld()
  const taken: RawLine[] = []
  let airing: OnAir | null =
    given.airing === undefined ? { mode: 'live', panic: null, joinUrl: null } : given.airing
  let settings = Settings.parse({ platforms: { twitch: { enabled: true } } })
  const quiet = { info: () => {}, warn: () => {}, error: () => {} }
  const chat = openChat({
    settings: { get: () => settings, onChange: () => () => {} },
    secrets: { get: () => null, set: () => {} },
    urls: {},
    accounts: () => [
      { id: 'twitch', title: 'Twitch', caps: twitch.caps, create: given.create ?? (async () => twitch) },
    ],
    world: () => ({ airing: airing && { ...airing, endedAt: null } }) as unknown as World,
    take: (raw) => void taken.push(raw),
    retract: () => {},
    paid: () => {},
    delay: () => {},
    changed: () => {},
    notice: () => {},
    log: quiet,
    now: clock.world.now,
    after: clock.world.after,
  })
  return {
    chat,
    twitch,
    clock,
    taken,
    air: (next: OnAir | null) => {
      airing = next
      chat.follow()
    },
    rehearse: (platforms: boolean) => {
      settings = { ...settings, rehearsal: { ...settings.rehearsal, platforms } }
    },
    line: (messageId: string) =>
      twitch.world().line({
        platform: 'twitch',
        messageId,
        viewer: { platform: 'twitch', id: 'u1', name: 'Ana' },
        text: 'hello',
        reply: null,
        fragments: null,
        sentAt: null,
      }),
  }
}
const say = (id: string, text = id) => ({ id, text, only: null })
const onAir: OnAir = { mode: 'live', panic: null, joinUrl: null }

test('what the last session left to be said waits for the platforms of the settings', async () => {
  let load = (_platform: Platform) => {}
  const late = rig({
    create: () =>
      new Promise((resolve) => {
        load = resolve
      }),
  })
  const said = late.chat.desk.say(say('left over'))
  const banned = late.chat.desk.moderate('twitch', { do: 'delete', messageId: 'm1' })
  late.chat.connect()
  await turns()
  load(late.twitch)
  expect(await said).toEqual(ok(null))
  expect(await banned).toEqual(ok(null))
  expect(late.twitch.said).toEqual(['left over'])

  const never = rig({ create: () => new Promise(() => {}) })
  await never.chat.desk.start(fakePlatform('room'))
  const left = never.chat.desk.say(say('left over'))
  never.chat.connect()
  never.clock.pass(5_000)
  expect(await left).toEqual(ok(null))
})

test('nothing left over is said into a panic', async () => {
  const { chat, twitch } = rig({ airing: { ...onAir, panic: { at: 1 } } })
  chat.connect()
  expect(await chat.desk.say(say('left over'))).toMatchObject({ code: 'panicked' })
  expect(twitch.said).toEqual([])
})

test('a panic empties every queue, once', async () => {
  const { chat, twitch, air, clock } = rig()
  chat.connect()
  await turns()
  twitch.become({ link: 'connecting' })
  const waiting = [chat.desk.say(say('one')), chat.desk.say(say('two'))]
  await turns()
  expect(chat.platforms.views()[0]?.queue.length).toBe(2)
  air({ ...onAir, panic: { at: 5 } })
  expect((await Promise.all(waiting)).map((one) => one.ok)).toEqual([false, false])
  expect(chat.platforms.views()[0]).toMatchObject({
    queue: [],
    dropped: { count: 2, last: 'The queue was emptied.' },
  })
  air(onAir)
  twitch.become({ link: 'live' })
  clock.pass(60_000)
  await turns()
  expect(twitch.said).toEqual([])
  expect(await chat.desk.say(say('three'))).toEqual(ok(null))
})

test('between shows lines prove the connection and are not kept; in a rehearsal real chats stay apart', async () => {
  const { chat, twitch, taken, air, line, rehearse } = rig({ airing: null })
  chat.connect()
  await turns()
  line('m1')
  expect(taken).toEqual([])
  expect(chat.platforms.views()[0]?.linesPerMinute).toBe(1)
  air({ ...onAir, mode: 'rehearsal' })
  line('m2')
  expect(await chat.desk.say(say('drop'))).toMatchObject({ code: 'rehearsal' })
  expect(await chat.desk.moderate('twitch', { do: 'delete', messageId: 'm2' })).toMatchObject({
    code: 'rehearsal',
  })
  expect(chat.platforms.views()[0]?.reach.words).toBe('rehearsal: not sent')
  expect([taken, twitch.said, twitch.moderated]).toEqual([[], [], []])
  rehearse(true)
  line('m3')
  expect(await chat.desk.say(say('drop 2'))).toEqual(ok(null))
  expect(taken.map(({ messageId }) => messageId)).toEqual(['m3'])
  expect(twitch.said).toEqual(['drop 2'])
  rehearse(false)
  air(onAir)
  expect(await chat.desk.say(say('drop 3'))).toEqual(ok(null))
})

test('where posts are few, viewers are sent to the room, if they can reach it', async () => {
  const { chat, twitch, air, clock } = rig()
  chat.connect()
  await turns()
  twitch.become({ quota: { left: 400, of: 10_000, unit: 'units', postsLeft: 20, resetsAt: null } })
  const reply = (id: string) => chat.desk.say({ ...say(id), replies: true })
  for (const joinUrl of [null, 'http://127.0.0.1:4747/', 'http://192.168.1.20:4748/']) {
    air({ ...onAir, joinUrl })
    expect(await reply(`@a got one at ${joinUrl}.`)).toMatchObject({ code: 'quota' })
    await turns()
    clock.pass(100)
    expect(twitch.said).toEqual([])
  }
  air({ ...onAir, joinUrl: 'https://show.example/' })
  expect(await reply('@b got one.')).toMatchObject({ code: 'quota' })
  await turns()
  clock.pass(100)
  expect(twitch.said).toEqual(['Answers are in the room: https://show.example/'])
})

test('signing in goes to the platform that is switched on, signing out also to one that is not', async () => {
  const asked: string[] = []
  const state: SignInState = { state: 'none', account: null, prompt: null, reason: null, steps: [] }
  const signIn: SignIn = {
    state: () => state,
    begin: async (steps) => ok(asked.push(`begin ${steps.join()}`) ? null : null),
    cancel: () => void asked.push('cancel'),
    signOut: async () => ok(asked.push('out') ? null : null),
  }
  const { chat } = rig({ twitch: fakePlatform('twitch', { platform: { signIn } }) })
  expect(await chat.platforms.signIn('twitch', ['write'])).toMatchObject({ code: 'switched-off' })
  expect(await chat.platforms.signOut('twitch')).toEqual(ok(null))
  chat.connect()
  await turns()
  expect(await chat.platforms.signIn('twitch', ['write', 'moderate'])).toEqual(ok(null))
  expect(chat.platforms.cancelSignIn('twitch')).toEqual(ok(null))
  expect(asked).toEqual(['out', 'begin write,moderate', 'cancel'])
  expect(await chat.platforms.signOut('nope')).toMatchObject({ code: 'switched-off' })
})

test('polls go to a platform that has them', async () => {
  const polls: unknown[] = []
  const can = { read: true, write: true, polls: true } as const
  const poll = async (one: unknown) => ok(polls.push(one) ? null : null)
  const { chat } = rig({ twitch: fakePlatform('twitch', { can, platform: { poll } }) })
  const asked = { question: 'Tea?', choices: ['yes', 'no'], seconds: 60 }
  expect(await chat.platforms.poll('twitch', asked)).toMatchObject({ ok: false })
  chat.connect()
  await turns()
  expect(await chat.platforms.poll('twitch', asked)).toEqual(ok(null))
  expect(polls).toEqual([asked])
  expect(chat.platforms.addLines([])).toMatchObject({ code: 'switched-off' })
})

test('rewards are made where the platform has them, also while a rehearsal keeps to itself', async () => {
  const made: unknown[] = []
  const can = { read: true, write: true, redemptions: true } as const
  const createReward = async (one: unknown) => ok(made.push(one) ? 'Next question' : '')
  const reward = { title: 'Next question', cost: 300, prompt: '' }
  const { chat, air } = rig({ twitch: fakePlatform('twitch', { can, platform: { createReward } }) })
  expect(await chat.platforms.createReward('twitch', reward)).toMatchObject({ code: 'platform-not-found' })
  chat.connect()
  await turns()
  air({ ...onAir, mode: 'rehearsal' })
  expect(await chat.platforms.createReward('twitch', reward)).toEqual(ok('Next question'))
  expect(made).toEqual([reward])

  const without = rig()
  without.chat.connect()
  await turns()
  expect(await without.chat.platforms.createReward('twitch', reward)).toEqual(
    fail('unsupported', 'twitch cannot do this.'),
  )
})

test('rewards are told by the platforms that have some, exactly as they are called; else they are not known', async () => {
  const rewards = async () => ok(['Signed poster ', 'signed poster'])
  const { chat } = rig({ twitch: fakePlatform('twitch', { platform: { rewards } }) })
  expect(await chat.platforms.rewards(1_000)).toBeNull()
  chat.connect()
  await turns()
  expect(await chat.platforms.rewards(1_000)).toEqual(['Signed poster ', 'signed poster'])
  const never = () => new Promise<never>(() => {})
  const slow = rig({ twitch: fakePlatform('twitch', { platform: { rewards: never } }) })
  slow.chat.connect()
  await turns()
  const late = slow.chat.platforms.rewards(1_000)
  slow.clock.pass(1_000)
  expect(await late).toBeNull()
  const refused = async () => fail('needs-login', 'Sign in first.')
  const other = rig({ twitch: fakePlatform('twitch', { platform: { rewards: refused } }) })
  other.chat.connect()
  await turns()
  expect(await other.chat.platforms.rewards(1_000)).toBeNull()
})

test('closing leaves unsaid what has not arrived, and stops every platform', async () => {
  const { chat, twitch } = rig()
  chat.connect()
  await turns()
  twitch.answers.push(fail('offline', 'gone'))
  let settled = false
  void chat.desk.say(say('one')).then(() => {
    settled = true
  })
  await chat.close()
  await turns()
  expect(settled).toBe(false)
  expect(twitch.state().link).toBe('off')
})
