import { describe, expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import type { PaidEvent, RawLine } from '../../../core/chat/port'
import { openDesk, turns } from './desk-rig'
import { fakePlatform } from './fake-platform'

const say = (id: string, text: string, more: { only?: string; replies?: boolean; host?: boolean } = {}) => ({
  id,
  text,
  only: null,
  ...more,
})
const line = (platform: string, messageId: string): RawLine => ({
  platform,
  messageId,
  viewer: { platform, id: 'u1', name: 'Ana' },
  text: 'hello',
  reply: null,
  fragments: null,
  sentAt: null,
})

test('what a platform still tells when it was switched off is not heard', async () => {
  const { desk, taken, paid } = openDesk()
  const twitch = fakePlatform('twitch')
  await desk.start(twitch)
  const before = twitch.world()
  before.line(line('twitch', 'm1'))
  await desk.stop('twitch')
  before.line(line('twitch', 'm2'))
  before.paid({ id: 'p1' } as PaidEvent)
  const again = fakePlatform('twitch')
  await desk.start(again)
  before.line(line('twitch', 'm3'))
  again.world().line(line('twitch', 'm4'))
  expect(taken.map(({ messageId }) => messageId)).toEqual(['m1', 'm4'])
  expect(paid).toEqual([])
})

describe('saying', () => {
  test('reaches every platform that is connected and can write, or the one that is asked for', async () => {
    const { desk } = openDesk()
    const [room, twitch] = [fakePlatform('room'), fakePlatform('twitch')]
    const silent = fakePlatform('kick', { can: { read: true } })
    for (const platform of [room, twitch, silent]) await desk.start(platform)
    expect(await desk.say(say('e1', 'Poster drop!'))).toEqual(ok(null))
    expect(await desk.say(say('e2', 'Answers here.', { only: 'twitch' }))).toEqual(ok(null))
    expect([room.said, twitch.said, silent.said]).toEqual([
      ['Poster drop!'],
      ['Poster drop!', 'Answers here.'],
      [],
    ])
    expect(await desk.say(say('e3', 'Hello?', { only: 'kick' }))).toMatchObject({ code: 'nobody' })
    twitch.become({ link: 'needs-login' })
    expect(await desk.say(say('e4', 'Hello?', { only: 'twitch' }))).toMatchObject({ code: 'nobody' })
  })

  test('a platform that throws instead of answering loses that message, not those after it', async () => {
    const { desk, logged } = openDesk()
    const broken = fakePlatform('twitch')
    const { say: speak } = broken
    const twitch: typeof broken = {
      ...broken,
      say: (id, text, replyTo) => {
        if (id === 'e1') throw new Error('a mistake')
        return speak(id, text, replyTo)
      },
    }
    await desk.start(twitch)
    expect(await desk.say(say('e1', 'One.'))).toMatchObject({ code: 'bug' })
    expect(await desk.say(say('e2', 'Two.'))).toEqual(ok(null))
    expect([twitch.said, logged[0]]).toEqual([['Two.'], 'saying something on twitch failed'])
  })

  test('what was said counts for the platform, also after it was switched off and on', async () => {
    const { desk, clock } = openDesk()
    const twitch = fakePlatform('twitch', { caps: { perThirtySeconds: 3, repeatAfter: 30_000 } })
    await desk.start(twitch)
    for (const id of ['e1', 'e2', 'e3']) await desk.say(say(id, id, { host: true }))
    await desk.stop('twitch')
    await desk.start(twitch)
    const late = desk.say(say('e4', 'four', { host: true }))
    await turns()
    expect(twitch.said).toEqual(['e1', 'e2', 'e3'])
    clock.pass(30_001)
    expect(await late).toEqual(ok(null))
  })

  test('says one effect once, and everybody who asks hears the same', async () => {
    const { desk } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    const answers = await Promise.all([desk.say(say('e1', 'Once.')), desk.say(say('e1', 'Once.'))])
    expect(answers).toEqual([ok(null), ok(null)])
    expect(await desk.say(say('e1', 'Once.'))).toEqual(ok(null))
    expect(twitch.said).toEqual(['Once.'])
  })

  test('an effect is settled when every platform has sent or dropped it, and done when one sent it', async () => {
    const { desk, clock } = openDesk()
    const [room, twitch] = [fakePlatform('room'), fakePlatform('twitch')]
    await desk.start(room)
    await desk.start(twitch)
    twitch.become({ link: 'connecting' })
    let settled: Result<string | null> | null = null
    void desk.say(say('e1', 'Poster drop!')).then((result) => {
      settled = result
    })
    await turns()
    expect(room.said).toEqual(['Poster drop!'])
    expect(settled).toBe(null)
    clock.pass(61_000)
    await turns()
    expect(settled).toEqual(ok('Room: done. Twitch: It had waited too long to be of use.'))
    expect(twitch.said).toEqual([])
    expect(desk.running('twitch')?.sending.view().dropped).toMatchObject({ count: 1 })
  })

  test('when nobody takes it, each platform says why; one alone needs no name', async () => {
    const { desk } = openDesk()
    const [room, twitch] = [fakePlatform('room'), fakePlatform('twitch')]
    for (const platform of [room, twitch]) await desk.start(platform)
    room.answers.push(fail('refused', 'No.'))
    twitch.answers.push(fail('quota', 'No posts are left.'))
    expect(await desk.say(say('e1', 'Poster drop!'))).toEqual(
      fail('refused', 'Room: No. Twitch: No posts are left.'),
    )
    twitch.answers.push(fail('quota', 'No posts are left.'))
    expect(await desk.say(say('e2', 'Hello', { only: 'twitch' }))).toEqual(
      fail('quota', 'No posts are left.'),
    )
  })

  test('a name that was hidden while the words waited is not said', async () => {
    const { desk } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    twitch.become({ link: 'connecting' })
    const said = desk.say(say('e1', '@Hidden: sold out.', { replies: true }))
    twitch.become({ link: 'live' })
    expect(await said).toEqual(ok(null))
    expect(twitch.said).toEqual(['a viewer: sold out.'])
  })

  test('what waits for a link goes when the link is there', async () => {
    const { desk, clock } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    twitch.become({ link: 'connecting' })
    const said = desk.say(say('e1', 'Poster drop!'))
    clock.pass(30_000)
    expect(desk.running('twitch')?.sending.view().queue).toMatchObject([
      { text: 'Poster drop!', why: 'Waits for the connection.' },
    ])
    twitch.become({ link: 'gap' })
    expect(await said).toEqual(ok(null))
    expect(twitch.said).toEqual(['Poster drop!'])
  })

  test('offline is tried again, at its pace; a refusal is not, and is told once', async () => {
    const { desk, clock, notices } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    twitch.answers.push(fail('offline', 'Twitch is not connected.'))
    const late = desk.say(say('e1', 'Poster drop!'))
    await turns()
    expect(twitch.said).toEqual([])
    clock.pass(2_000)
    expect(await late).toEqual(ok(null))

    const refusal = fail('refused', 'Twitch dropped it: it holds a blocked word.')
    twitch.answers.push(refusal, refusal)
    expect(await desk.say(say('e2', 'one'))).toEqual(refusal)
    expect(await desk.say(say('e3', 'two'))).toEqual(refusal)
    expect(notices).toEqual([`Twitch: a message was not sent. ${refusal.message}`])
    expect(await desk.say(say('e4', 'three'))).toEqual(ok(null))
    expect(twitch.said).toEqual(['Poster drop!', 'three'])
    twitch.answers.push(refusal)
    await desk.say(say('e5', 'four'))
    expect(notices.length).toBe(2)
  })

  test('a platform that throws or never answers costs only that message', async () => {
    const { desk, clock, notices } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    twitch.answers.push(Promise.reject(new Error('a bug')), new Promise(() => {}))
    expect(await desk.say(say('e1', 'one'))).toMatchObject({ code: 'bug' })
    const never = desk.say(say('e2', 'two'))
    const next = desk.say(say('e3', 'three'))
    await turns()
    clock.pass(20_000)
    expect(await never).toMatchObject({ code: 'timeout' })
    expect(await next).toEqual(ok(null))
    expect(twitch.said).toEqual(['three'])
    expect(notices.length).toBe(2)
  })

  test('the host’s words overtake what waits; replies are merged', async () => {
    const { desk, clock } = openDesk()
    const twitch = fakePlatform('twitch', { caps: { minGap: 1_000 } })
    await desk.start(twitch)
    const all = [
      desk.say(say('e1', 'Drop!')),
      desk.say(say('e2', '@a got one.', { replies: true })),
      desk.say(say('e3', '@b got one.', { replies: true })),
      desk.say(say('e4', 'Second drop!')),
      desk.say(say('e5', 'Hello all.', { host: true })),
    ]
    for (let second = 0; second < 5; second += 1) {
      await turns()
      clock.pass(1_000)
    }
    await Promise.all(all)
    expect(twitch.said).toEqual(['Drop!', 'Hello all.', 'Second drop!', '@a got one. @b got one.'])
  })

  test('an emptied queue stays empty: what was on its way and found no link does not come back', async () => {
    const { desk, clock } = openDesk()
    const twitch = fakePlatform('twitch', { caps: { minGap: 1_000 } })
    await desk.start(twitch)
    let arrive = (_result: Result<null>) => {}
    twitch.answers.push(
      new Promise((resolve) => {
        arrive = resolve
      }),
    )
    const all = [desk.say(say('e1', 'one')), desk.say(say('e2', 'two'))]
    await turns()
    expect(desk.emptyQueue(null)).toBe(1)
    arrive(fail('offline', 'gone'))
    expect((await Promise.all(all)).map((one) => one.ok)).toEqual([false, false])
    clock.pass(60_000)
    await turns()
    expect(twitch.said).toEqual([])
  })

  test('a platform that is switched off answers what still waited; a closing console does not', async () => {
    const { desk } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    twitch.become({ link: 'connecting' })
    const waiting = desk.say(say('e1', 'one'))
    await desk.stop('twitch')
    expect(await waiting).toMatchObject({ ok: false, code: 'emptied' })
    await desk.start(twitch)
    twitch.become({ link: 'connecting' })
    let answered = false
    void desk.say(say('e2', 'two')).then(() => {
      answered = true
    })
    await desk.close()
    await turns()
    // It stays in the outbox, and the next session says it if it is still good.
    expect(answered).toBe(false)
  })

  test('connected anew, what waits goes on waiting', async () => {
    const { desk } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    twitch.become({ link: 'connecting' })
    const waiting = desk.say(say('e1', 'one'))
    await desk.start(twitch)
    expect(await waiting).toEqual(ok(null))
    expect(twitch.starts()).toBe(2)
  })
})

describe('the desk', () => {
  test('hears every platform, counts lines per minute, and forgets a platform that stopped', async () => {
    const { desk, clock, taken } = openDesk()
    const twitch = fakePlatform('twitch')
    await desk.start(twitch)
    for (let at = 0; at < 10; at += 1) {
      twitch.world().line(line('twitch', `m${at}`))
      clock.pass(10_000)
    }
    expect(taken.length).toBe(10)
    expect(desk.running('twitch')?.heard.perMinute()).toBe(5)
    await desk.stop('twitch')
    expect(desk.running('twitch')).toBe(null)
  })

  test('asks the table before it asks the platform', async () => {
    const { desk } = openDesk()
    const twitch = fakePlatform('twitch', { can: { read: true, delete: true } })
    await desk.start(twitch)
    expect(await desk.moderate('twitch', { do: 'delete', messageId: 'm1' })).toEqual(ok(null))
    expect(await desk.moderate('twitch', { do: 'ban', viewerId: 'u1', reason: '' })).toEqual(
      fail('unsupported', 'twitch cannot do this.'),
    )
    expect(await desk.moderate('kick', { do: 'delete', messageId: 'm1' })).toMatchObject({ code: 'offline' })
    expect(twitch.moderated).toEqual([{ do: 'delete', messageId: 'm1' }])
  })

  test('marks every recording; one that fails is logged and harms nothing', async () => {
    const marks: string[] = []
    const { desk, logged } = openDesk()
    await desk.start(
      fakePlatform('twitch', {
        platform: { mark: async (text) => ok(marks.push(text) ? null : null) },
      }),
    )
    await desk.start(
      fakePlatform('kick', { platform: { mark: async () => fail('refused', 'not streaming') } }),
    )
    await desk.start(fakePlatform('irc'))
    desk.mark('Drop: poster')
    await turns()
    expect(marks).toEqual(['Drop: poster'])
    expect(logged).toEqual(['kick set no marker: refused'])
  })

  test('gives redemptions to the platform that has them', async () => {
    const settled: unknown[] = []
    const { desk } = openDesk()
    await desk.start(
      fakePlatform('twitch', {
        platform: { settleRedemption: async (...args) => ok(settled.push(args) ? null : null) },
      }),
    )
    await desk.start(fakePlatform('irc'))
    expect(await desk.settleRedemption('twitch', 'reward', 'r1', true)).toEqual(ok(null))
    expect(settled).toEqual([['reward', 'r1', true]])
    expect(await desk.settleRedemption('irc', 'reward', 'r1', true)).toMatchObject({ code: 'unsupported' })
  })

  test('a platform kept out of a rehearsal is neither heard nor written to', async () => {
    const words = 'This is a rehearsal.'
    const { desk, taken, paid } = openDesk({ muted: (id) => (id === 'twitch' ? words : null) })
    const [room, twitch] = [fakePlatform('room'), fakePlatform('twitch')]
    await desk.start(room)
    await desk.start(twitch)
    twitch.world().line(line('twitch', 'm1'))
    twitch.world().paid({ platform: 'twitch', id: 'p1' } as never)
    expect([taken, paid]).toEqual([[], []])
    expect(await desk.say(say('e1', 'Poster drop!'))).toEqual(ok(null))
    expect([room.said, twitch.said]).toEqual([['Poster drop!'], []])
    expect(await desk.say(say('e2', 'Psst.', { only: 'twitch' }))).toEqual(fail('rehearsal', words))
    expect(await desk.moderate('twitch', { do: 'delete', messageId: 'm1' })).toEqual(fail('rehearsal', words))
  })
})
