import { describe, expect, test } from 'vitest'
import type { ConsoleState } from '../../../core/contract/state'
import { obsOff } from '../../../core/obs/state'
import { bandOf } from '../../../renderer/console/state-band'
import { fixtureNow, fixtureState } from '../harness/fixture'

const state = fixtureState()
const live: ConsoleState = { ...state, airing: { ...state.airing!, mode: 'live' } }
const wordsOf = (given: ConsoleState) => bandOf(given, fixtureNow)?.words
const outputOf = (obs: ConsoleState['obs']) => bandOf({ ...live, obs }, fixtureNow)?.output
const only = (...kept: string[]): ConsoleState => ({
  ...live,
  platforms: live.platforms.filter(({ id }) => kept.includes(id)),
  health: { ...live.health, platforms: [] },
})

describe('the state band', () => {
  test('stands as long as a show runs', () => {
    expect(bandOf({ ...state, airing: null }, fixtureNow)).toBeNull()
    expect(bandOf({ ...state, airing: { ...state.airing!, endedAt: 1 } }, fixtureNow)).toBeNull()
    expect(bandOf(state, fixtureNow)).toEqual({
      mode: 'rehearsal',
      name: 'REHEARSAL',
      words: 'invented viewers, no real money',
      output: null,
    })
  })

  test('counts the chats that are live, apart from the room', () => {
    expect(wordsOf(only('room', 'twitch', 'youtube'))).toMatch(/^on 2 chats and the room, /)
    expect(wordsOf(only('twitch'))).toMatch(/^on 1 chat, /)
    expect(wordsOf(only('room'))).toMatch(/^in the room alone, /)
    expect(wordsOf(only())).toMatch(/^on no chat, /)
  })

  test('says that money is real only where a carrier moves real money', () => {
    expect(wordsOf(live)).toMatch(/, sandbox money only$/)
    const carriers = [{ id: 'x', title: 'X', realMoney: true }]
    expect(wordsOf({ ...live, health: { ...live.health, carriers } })).toMatch(/, real money$/)
  })

  test.each([
    [{}, 'OBS streams, 41:12'],
    [{ streamReconnecting: true }, 'OBS lost its server, tries again'],
    [{ streaming: false, recording: true, recordingSince: null }, 'OBS records'],
    [{ streaming: false, recording: false }, 'OBS does not stream'],
    [obsOff, 'OBS is not connected'],
  ])('%j: %s', (change, words) => {
    const obs = { ...state.obs, streaming: true, streamingSince: fixtureNow - 2_472_000, ...change }
    expect(outputOf(obs)).toBe(words)
  })
})
