import { describe, expect, test } from 'vitest'
import { BridgeLine } from '../../../core/chat/bridge'
import { linkState, type SignInState } from '../../../core/chat/port'
import { accountFault, tidyChannel } from '../../../renderer/console/settings/platforms/account-field'
import { bridgeExample } from '../../../renderer/console/settings/platforms/BridgePage'
import { headWords } from '../../../renderer/console/settings/platforms/head-words'
import { limitRows } from '../../../renderer/console/settings/platforms/limit-rows'
import {
  askedSteps,
  buttonWords,
  signInWords,
  tickedAtFirst,
} from '../../../renderer/console/settings/platforms/sign-in-words'
import { sectionId } from '../../../renderer/console/settings/section-id'
import { fixtureNow } from '../harness/fixture'
import { fixturePlatforms } from '../harness/fixture-platforms'

const platforms = fixturePlatforms(fixtureNow)
const of = (id: string) => platforms.find((one) => one.id === id)!

describe('fields of an account', () => {
  test.each([
    ['mira', null],
    ['Mira_Live', null],
    ['', null],
    ['no spaces', 'A Twitch channel has letters, digits and _ only.'],
  ])('Twitch channel "%s"', (text, fault) => expect(accountFault('twitch', 'channel', text)).toBe(fault))

  test('each says what is wrong in its own words', () => {
    expect(accountFault('irc', 'address', 'http://x')).toBe('Begins with irc://, ircs://, ws:// or wss://.')
    expect(accountFault('irc', 'channel', 'drops')).toBe('A channel begins with #.')
    expect(accountFault('kick', 'chatroomId', 'abc')).toBe('The chat room is a number.')
    expect(accountFault('youtube', 'clientId', 'x'.repeat(201))).toBe('At most 200 characters.')
  })

  test.each([
    'https://www.twitch.tv/mira?x=1',
    'twitch.tv/mira/',
    '@mira',
    ' mira ',
    'https://kick.com/mira',
  ])('"%s" is the channel mira', (text) => expect(tidyChannel(text)).toBe('mira'))
})

describe('the top of a platform', () => {
  const situation = { enabled: true, missing: null, rehearsing: false }

  test('the next step comes before everything else', () => {
    expect(headWords(null, { ...situation, missing: 'Next step: a name.' })).toEqual([
      'warn',
      'Next step: a name.',
    ])
    expect(headWords(of('twitch'), { ...situation, enabled: false })[1]).toMatch(/^Switched off/)
  })

  test('live, with the last outage; off for a reason; off because it is rehearsed', () => {
    expect(headWords(of('twitch'), situation)[1]).toMatch(
      /^Live: Micdrop hears this chat\. 412 lines a minute\. Last outage \d\d:\d\d–\d\d:\d\d\.$/,
    )
    expect(headWords(of('kick'), situation)).toEqual([
      'warn',
      'Needs sign-in. Sign in to write and moderate; reading goes on.',
    ])
    expect(headWords(null, { ...situation, rehearsing: true })[1]).toMatch(
      /^Not connected yet\. This rehearsal leaves it out/,
    )
    const off = { state: linkState('off', 'No show is running.'), linesPerMinute: 0 }
    expect(headWords(off, situation)[1]).toBe('No show is running.')
  })
})

describe('signing in', () => {
  const twitch = of('twitch').signIn!
  const fresh: SignInState = {
    ...twitch,
    state: 'none',
    account: null,
    steps: twitch.steps.map((step) => ({ ...step, granted: false })),
  }
  const expired: SignInState = { ...twitch, state: 'expired' }
  const ticks = (signIn: SignInState) => signIn.steps.map(({ id }) => tickedAtFirst(signIn, id))

  test('first the first step; later nothing by itself; after it ran out, what was allowed', () => {
    expect(ticks(fresh)).toEqual([true, false, false, false])
    expect(ticks(twitch)).toEqual([false, false, false, false])
    expect(ticks(expired)).toEqual([true, true, false, false])
  })

  test('asks for nothing that stands already', () => {
    expect(askedSteps(twitch, () => true)).toEqual(['points', 'stream'])
    expect(askedSteps(expired, () => true)).toHaveLength(4)
    expect([buttonWords(fresh, 1), buttonWords(twitch, 2), buttonWords(expired, 2)]).toEqual([
      'Sign in',
      'Ask for 2 more steps',
      'Sign in again',
    ])
  })

  test('says who is signed in, and why not', () => {
    expect(signInWords(twitch, 'Twitch')).toEqual(['good', 'Signed in as mira_live.'])
    expect(signInWords({ ...fresh, reason: 'You said no.' }, 'Twitch')).toEqual([
      'warn',
      'Not signed in. You said no.',
    ])
    expect(signInWords(of('kick').signIn!, 'Kick')[1]).toBe(
      'The sign-in of mira-kick ran out. Kick no longer takes the old sign-in. Sign in again.',
    )
  })
})

test("a platform's name leads to the platforms", () => {
  expect(['kick', 'platforms/irc', 'room', null].map(sectionId)).toEqual([
    'platforms',
    'platforms',
    'room',
    null,
  ])
})

test('the example of the bridge is what the bridge takes', () => {
  const body = /-d '(.*)'/.exec(bridgeExample('http://127.0.0.1:1/api/v1/lines'))?.[1] ?? ''
  const { lines } = JSON.parse(body) as { lines: unknown[] }
  expect(lines.map((line) => BridgeLine.safeParse(line).success)).toEqual([true])
})

test('limits are told in units of people', () => {
  expect(limitRows.map(({ words }) => words(of('youtube').caps))).toEqual([
    '200 characters',
    '10',
    '1 s',
    '30 s',
  ])
  expect(limitRows.map(({ words }) => words(of('room').caps)).slice(2)).toEqual(['none', 'at once'])
})
