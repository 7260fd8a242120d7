import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { left } from '../../core/commerce'
import type { QuizState } from '../../core/cues/quiz/state'
import { emptyShow, type Show } from '../../core/show/show'
import { startThree, type Three, threeIds } from '../peers/three'
import { startConsole, type TestConsole } from './console'

const patience = { timeout: 30_000, interval: 20 }

const show: Show = {
  ...emptyShow('three', 'Three chats', 0),
  rundown: [
    {
      id: 'drop',
      kind: 'drop',
      title: 'Drop',
      props: {
        title: 'Poster',
        goods: 'merch',
        price: 500,
        stock: 6,
        hall: null,
        perViewer: 1,
        windowFor: 600_000,
        payWithin: 480_000,
        announcement: 'Six posters, signed tonight.',
      },
      plannedFor: 60_000,
      hotkey: null,
      note: '',
    },
    {
      id: 'quiz',
      kind: 'quiz',
      title: 'Quiz',
      props: {
        question: 'Where was it printed?',
        choices: ['Lisbon', 'Ghent', 'Turin'],
        correct: [1],
        window: 600_000,
        points: 100,
        speedBonus: false,
      },
      plannedFor: 60_000,
      hotkey: null,
      note: '',
    },
  ],
}

let three: Three
let desk: TestConsole
const airing = () => desk.engine.parts.engine.world().airing!
const run = (at: number) => airing().runs[airing().runOrder[at]!]!
const pool = () => Object.values(airing().shop.pools)[0]!
const answers = () => Object.keys((run(1).state as QuizState).answers).length
const codeFor = (name: string) =>
  airing()
    .said.map(({ text }) => new RegExp(`@${name}[^.]*!link ([A-Z0-9]{6})`).exec(text)?.[1])
    .find((code) => code !== undefined)

beforeAll(async () => {
  three = await startThree()
  const kept = new Map(Object.entries(three.secrets))
  desk = await startConsole({
    options: {
      platformUrls: three.urls,
      secrets: {
        sealed: true,
        get: (name) => kept.get(name) ?? null,
        set: (name, value) => void (value === null ? kept.delete(name) : kept.set(name, value)),
      },
    },
  })
  // A recording with one line far away, instead of the crowd: who acts here is told by the test alone.
  const quiet = join(desk.home, 'quiet.jsonl')
  writeFileSync(quiet, `${JSON.stringify([86_400_000, 'nobody', 'good night'])}\n`)
  const { parts } = desk.engine
  await parts.settings.update((settings) => ({
    ...settings,
    platforms: three.accounts,
    rehearsal: { ...settings.rehearsal, source: 'recording', recording: quiet, platforms: true },
  }))
  await parts.library.save(show)
}, 60_000)

afterAll(async () => {
  await desk.close()
  await three.close()
})

describe('a rehearsal on three platforms at once', () => {
  test('all three are live, and say what a send reaches', async () => {
    expect(
      (await desk.api('/shows/three/start', { method: 'POST', body: { mode: 'rehearsal' } })).status,
    ).toBe(200)
    const views = () =>
      desk.engine.parts.state.snapshot().platforms.filter(({ id }) => threeIds.includes(id as never))
    await expect
      .poll(() => views().map(({ id, state }) => `${id} ${state.link}`), patience)
      .toEqual(['twitch live', 'youtube live', 'irc live'])
    expect(views().every(({ reach }) => reach.ok)).toBe(true)
  })

  test('one stock: six units, twelve who claim, each once, however often they ask', async () => {
    await desk.api('/cues/drop/fire', { method: 'POST', key: 'd1', body: {} })
    await expect
      .poll(() => three.twitch.sent.some(({ text }) => text.includes('Six posters')), patience)
      .toBe(true)
    await expect
      .poll(() => three.irc.received.some((line) => line.includes('Six posters')), patience)
      .toBe(true)
    await expect.poll(() => three.youtube.count('POST', 'liveChat/messages'), patience).toBeGreaterThan(0)
    for (let round = 0; round < 2; round += 1)
      for (const id of threeIds)
        for (let viewer = 0; viewer < 4; viewer += 1) three.say(id, `buyer${viewer}`, '!claim')
    await expect.poll(() => airing().counts.acts, patience).toBe(24)
    expect(pool().held.stream).toBe(6)
    expect(pool().waiting).toHaveLength(6)
    expect(left(pool())).toBe(0)
    // Both paths of Twitch brought every line; each stands here once.
    expect(airing().lines.filter(({ viewer }) => viewer.platform === 'twitch')).toHaveLength(8)
  })

  test('half pay, the rest is given back to those who wait, and the drop ends', async () => {
    const { engine } = desk.engine.parts
    const holds = Object.values(airing().shop.holds)
    for (const hold of holds.slice(0, 3))
      await engine.offer(
        {
          type: 'viewer-acted',
          viewer: hold.viewer,
          audience: 'stream',
          act: { act: 'check-out', holdId: hold.id, consent: true, carrier: 'sandbox', test: 'paid' },
        },
        null,
      )
    await expect
      .poll(
        () => Object.values(airing().shop.orders).filter(({ state }) => state === 'paid').length,
        patience,
      )
      .toBe(3)
    for (const { viewer } of holds.slice(3))
      three.say(viewer.platform as never, viewer.name.replace('@', ''), '!cancel')
    await expect.poll(() => pool().waiting.length, patience).toBe(3)
    expect(pool().held.stream).toBe(3)
    expect(pool().sold.stream).toBe(3)
    await desk.api(`/runs/${run(0).id}/close`, { method: 'POST', body: {} })
  })

  test('two chats, one person: linked by codes typed there, and confirmed', async () => {
    three.say('twitch', 'both', '!link')
    await expect.poll(() => codeFor('both'), patience).toBeDefined()
    three.say('irc', 'bothirc', `!link ${codeFor('both')}`)
    await expect
      .poll(() => three.twitch.sent.some(({ text }) => text.includes('!link ok')), patience)
      .toBe(true)
    three.say('twitch', 'both', '!link ok')
    await expect.poll(() => Object.keys(airing().links.person).length, patience).toBe(2)
  })

  test('one leaderboard: answers of all platforms, the first of each person, taken back ones left out', async () => {
    await desk.api('/cues/quiz/fire', { method: 'POST', key: 'q1', body: {} })
    for (const id of threeIds) {
      for (let viewer = 0; viewer < 3; viewer += 1) three.say(id, `right${viewer}`, 'B')
      three.say(id, 'wrong', '!answer A')
      three.say(id, 'wrong', 'B')
    }
    three.say('twitch', 'both', 'B')
    const gone = three.twitch.say({ login: 'gone', text: 'B' })
    await expect.poll(answers, patience).toBe(14)
    three.say('irc', 'bothirc', 'A')
    three.twitch.deleteMessage(gone.id)
    await expect.poll(answers, patience).toBe(13)
    await expect
      .poll(() => airing().lines.some(({ viewer }) => viewer.name === 'bothirc'), patience)
      .toBe(true)
    await desk.api(`/runs/${run(1).id}/reveal`, { method: 'POST', body: {} })
    const scores = Object.values(airing().scores)
    expect(scores.filter(({ points }) => points === 100)).toHaveLength(10)
    expect(scores.reduce((sum, { points }) => sum + points, 0)).toBe(1_000)
    expect(scores.reduce((sum, { answered }) => sum + answered, 0)).toBe(13)
    expect(scores.some(({ name }) => name === 'gone')).toBe(false)
  })

  test('the show ends with what was sold and scored, and nothing else', async () => {
    await desk.api('/shows/three/end', { method: 'POST', body: {} })
    const report = Object.values(airing().shop.orders)
    expect(report.map(({ state }) => state)).toEqual(['paid', 'paid', 'paid'])
    expect(pool().sold.stream + pool().held.stream + left(pool())).toBe(6)
  })
})
