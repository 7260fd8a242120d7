import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Ability } from '../../../core/chat/capability'
import { PaidEvent } from '../../../core/chat/paid'
import { linkState, PlatformState, Role } from '../../../core/chat/port'
import type { DelayView } from '../../../core/contract/state'
import { announcementsBetween } from '../../../renderer/console/announcements'
import { lights } from '../../../renderer/console/lights'
import { type ChatEntry, nextPick } from '../../../renderer/console/live/chat-log'
import { delayOrigin, delayText, readDelay } from '../../../renderer/console/live/delay-words'
import { healthRows } from '../../../renderer/console/live/health-rows'
import {
  actFault,
  acts,
  actText,
  canUndo,
  longestTimeout,
  outcomeText,
  spanText,
} from '../../../renderer/console/live/moderate-words'
import { paidText } from '../../../renderer/console/live/paid-words'
import { tooLong, waitingCount } from '../../../renderer/console/live/say-words'
import {
  abilityWords,
  platformLetters,
  platformTitle,
  roleWords,
} from '../../../renderer/console/platforms/names'
import {
  ageText,
  gapText,
  quotaSentence,
  reachText,
  stateSentence,
  stateWords,
  timeText,
  unreachable,
} from '../../../renderer/console/platforms/state-words'
import { fixtureLine, fixtureNow, fixtureState } from '../harness/fixture'
import { platformsOf } from '../harness/fixture-platforms'

const state = fixtureState()
const { platforms } = state
const minute = 60_000

describe('platforms in words', () => {
  test('every state has two words and a sentence of its own', () => {
    const links = PlatformState.shape.link.options
    expect(new Set(links.map((link) => stateWords(linkState(link))[1])).size).toBe(links.length)
    expect(new Set(links.map((link) => stateSentence(linkState(link)))).size).toBe(links.length)
    expect(stateSentence(linkState('failed', 'The password is wrong.'))).toBe('The password is wrong.')
  })

  test('a gap says from when to when, and since when while it lasts', () => {
    const at = (to: number | null) => ({ ...linkState('gap'), gap: { from: fixtureNow, to } })
    const [from, to] = [timeText(fixtureNow), timeText(fixtureNow + 2 * minute)]
    expect(stateWords(at(fixtureNow + 2 * minute))).toEqual(['warn', `gap ${from}–${to}`])
    expect(stateWords({ ...at(null), link: 'connecting' })).toEqual(['warn', `connecting, gap since ${from}`])
    expect(gapText({ from: fixtureNow, to: fixtureNow + 1_000 })).toBe(`at ${from}`)
  })

  test('the quota says what is left, for how many posts, and until when', () => {
    const quota = { left: 240, of: 10_000, unit: 'units', postsLeft: 12, resetsAt: fixtureNow }
    expect(quotaSentence(quota)).toBe(
      `240 of 10,000 units left, enough for 12 posts. Starts anew at ${timeText(fixtureNow)}.`,
    )
    expect(quotaSentence({ ...quota, postsLeft: 1, resetsAt: null })).toBe(
      '240 of 10,000 units left, enough for 1 post.',
    )
  })

  test('names for everything; a platform nobody knows keeps its id', () => {
    expect(Ability.options.every((one) => abilityWords[one].length > 4)).toBe(true)
    expect(Role.options.every((one) => roleWords[one] !== '')).toBe(true)
    expect([platformTitle('owncast'), platformLetters('owncast')]).toEqual(['owncast', 'own'])
  })

  test.each([
    [400, '0 s'],
    [89_000, '89 s'],
    [120_000, '2 min'],
    [2 * 3_600_000, '2 h'],
  ])('%i ms is %s', (ms, words) => expect(ageText(ms)).toBe(words))
})

describe('saying something', () => {
  test('tells what it reaches, all or one, and why nowhere', () => {
    expect(reachText(platforms)).toBe(
      'Room yes · Twitch yes · YouTube 12 posts left · IRC yes · Kick read only',
    )
    expect(reachText(platforms, 'kick')).toBe('Kick read only')
    expect(unreachable(platforms, null)).toBeNull()
    expect(unreachable(platforms, 'kick')).toBe('Kick: read only.')
    const mute = platforms.map((one) => ({ ...one, reach: { ok: false, words: 'off' } }))
    expect(unreachable(mute, null)).toBe('No chat is connected that can be written to.')
    expect(unreachable([], null)).toBeNull()
  })

  test('counts characters or bytes as each platform does', () => {
    expect(tooLong(platforms, null, 'x'.repeat(200))).toBeNull()
    expect(tooLong(platforms, null, 'x'.repeat(201))).toBe('Too long: YouTube takes 200 characters.')
    expect(tooLong(platforms, 'irc', 'ü'.repeat(201))).toBe('Too long: IRC takes 400 bytes.')
    expect(tooLong(platforms, 'youtube', '👍'.repeat(200))).toBeNull()
    expect(waitingCount(platforms)).toBe(3)
  })
})

describe('moderating on the platforms', () => {
  test('what a platform cannot do says why', () => {
    expect(acts.map(({ act }) => actFault(platforms, 'twitch', act))).toEqual([null, null, null, null])
    expect(actFault(platforms, 'irc', 'ban')).toBe('Needs an operator of the channel, by hand.')
    expect(actFault(platforms, 'bridge', 'ban')).toBe('Bridge is not connected.')
    const mute = platforms.map((one) => ({
      ...one,
      caps: {
        ...one.caps,
        abilities: { ...one.caps.abilities, warn: { can: false, note: '' } },
      },
    }))
    expect(actFault(mute, 'twitch', 'warn')).toBe('Twitch has no warnings.')
  })

  test.each([
    [10, '10 s'],
    [90, '90 s'],
    [600, '10 min'],
    [3_600, '1 h'],
    [86_400, '1 day'],
    [longestTimeout, '14 days'],
  ])('%i seconds are %s', (seconds, words) => expect(spanText(seconds)).toBe(words))

  test('what was done and how it went', () => {
    const [warned, timedOut, refused, undone] = state.moderated
    expect(actText(timedOut!)).toBe('Timed out Dee for 10 min')
    expect([warned, timedOut, refused, undone].map((one) => canUndo(one!))).toEqual([
      false,
      true,
      false,
      false,
    ])
    expect(outcomeText(refused!)).toBe('refused: YouTube: the units of this day are used up.')
    expect(outcomeText({ state: 'done', fault: 'Twitch says no.' })).toBe('not undone: Twitch says no.')
  })

  test("J and K walk over viewers' lines only, and stay inside", () => {
    const entries: ChatEntry[] = Array.from({ length: 12 }, (_, at) =>
      at % 4 === 3 ? { id: `s${at}`, at, text: 'said', only: null, own: true as const } : fixtureLine(at, at),
    )
    expect(nextPick(entries, null, 1)).toBe(10)
    expect(nextPick(entries, 'room:m8', -1)).toBe(6)
    expect(nextPick(entries, 'room:m10', 1)).toBe(10)
    expect(nextPick(entries, 'gone', -1)).toBe(10)
    expect(nextPick([], null, -1)).toBe(-1)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(1, -1), { maxLength: 30 }), (steps) => {
        let picked: string | null = null
        for (const by of steps) {
          const entry: ChatEntry | undefined = entries[nextPick(entries, picked, by)]
          expect(entry !== undefined && !('own' in entry)).toBe(true)
          picked = entry!.id
        }
      }),
    )
  })
})

describe('delays and gifts', () => {
  const view: DelayView = { source: 'twitch', ms: 12_400, from: 'measured', spread: 1_100, samples: 8, at: 0 }

  test('a delay with its spread, its samples and its age', () => {
    expect([delayText(view), delayOrigin(view, 40_000)]).toEqual(['12.4 s ± 1.1', '8 samples, 40 s ago'])
    expect(delayOrigin({ ...view, samples: 1 }, 1_000)).toBe('1 sample, 1 s ago')
    expect(delayText({ ...view, from: 'set' })).toBe('12.4 s')
    expect(delayText({ ...view, ms: 180, spread: 40 })).toBe('0.2 s ± 0.04')
    expect(delayText({ ...view, ms: null, from: 'none' })).toBe('not known')
  })

  test('is typed in seconds', () => {
    expect(['', '12,4', ' 0 ', '60'].map(readDelay)).toEqual([null, 12_400, 0, 60_000])
    expect(['x', '-1', '61', '1e9'].map(readDelay)).toEqual(Array(4).fill('Seconds from 0 to 60.'))
  })

  test('every kind of gift has words', () => {
    const one = state.paid[0]!
    const words = PaidEvent.shape.kind.options.map((kind) =>
      paidText({ ...one, kind, count: 5, title: 'Tier 1' }),
    )
    expect(words).toEqual([
      '€5.00 Super Chat',
      '€5.00 Super Sticker',
      '5 bits',
      '5 months, Tier 1',
      'gave 5 memberships, Tier 1',
      'Tier 1 (5 points)',
      '5 Kicks',
      'member for 5 months, Tier 1',
    ])
    expect(paidText({ ...one, kind: 'redemption', count: null, title: '' })).toBe('a reward')
  })
})

describe('lights', () => {
  const trouble = { ...state, platforms: platformsOf('bad-platforms-trouble', fixtureNow) }

  test('the health list names each chat once, those that are off not at all', () => {
    const rows = healthRows(state).filter(({ id }) => id.startsWith('chat:'))
    expect(rows.map(({ id }) => id)).toEqual([
      'chat:room',
      'chat:twitch',
      'chat:youtube',
      'chat:irc',
      'chat:kick',
      'chat:replay',
    ])
    expect(rows[2]?.words).toBe('live, 230 lines a minute. 12 posts left')
    const bad = healthRows(trouble).find(({ id }) => id === 'chat:youtube')
    expect(bad).toMatchObject({ tone: 'warn', words: 'quota used up. The units of this day are used up' })
  })

  test('the chat light leads to the platform that needs a look', () => {
    const light = lights(trouble).find(({ id }) => id === 'chat')!
    expect(light).toMatchObject({ word: 'Partly', tone: 'warn', to: ['settings', 'platforms/twitch'] })
    expect(light.detail).toMatch(/^Twitch: Twitch does not answer\. Next try in 8 seconds\. Room/)
  })

  test('what changes on a platform is said, outages at once', () => {
    const said = announcementsBetween(state, trouble)
    expect(said).toContainEqual({
      text: 'Twitch: Twitch does not answer. Next try in 8 seconds.',
      urgent: true,
    })
    const back = { ...state, platforms: platformsOf('busy', fixtureNow) }
    expect(announcementsBetween(trouble, back).map(({ text }) => text)).toEqual([
      'Twitch is live.',
      'YouTube is live.',
      'IRC is back after an outage.',
    ])
    expect(announcementsBetween(state, back)).toEqual([])
  })
})
