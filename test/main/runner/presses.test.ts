import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import { unseenCode } from '../../../core/onair/sale'
import { createPresses } from '../../../main/runner/presses'
import { cueOf, play, showOf } from '../../plugins/play'

/** Keys over a show of two cues, and a fire that refuses as told unless one insists. */
function keys() {
  const world = play(showOf(cueOf('message', { text: 'a' }, 'a'), cueOf('message', { text: 'b' }, 'b'))).world
  const fired: [string, boolean][] = []
  let answer: Result<unknown> = fail(unseenCode, 'OBS neither streams nor records.')
  let now = 0
  const presses = createPresses(
    { offer: async () => ok(null), world: () => world, nonce: () => 'n', now: () => now },
    async ({ cueId, anyway }) => {
      fired.push([cueId, anyway])
      return anyway ? ok(null) : answer
    },
    () => {},
    () => now,
  )
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    fired,
    presses,
    answers: (next: Result<unknown>) => {
      answer = next
    },
    press: async (cueId: string, after = 1_000) => {
      now += after
      presses.fire(cueId)
      await settle()
      return presses.refused()?.words ?? null
    },
    next: async (after = 1_000) => {
      now += after
      presses.fireNext()
      await settle()
    },
  }
}

const insisted = (fired: readonly [string, boolean][]) => fired.map(([, anyway]) => anyway)

test('the same key again within 5 s insists, and the words say so', async () => {
  const { fired, press } = keys()
  expect(await press('a')).toMatch(
    /^"A message" was not fired\. Press again within 5 s to fire anyway\. OBS neither/,
  )
  expect(await press('a', 5_000)).toBeNull()
  expect(fired).toEqual([
    ['a', false],
    ['a', true],
  ])
})

test('too late, another key, or one more press is a press like the first', async () => {
  const { fired, press, next } = keys()
  await press('a')
  await press('a', 5_001)
  await press('b')
  await press('a')
  await next()
  await press('a')
  expect(insisted(fired)).toEqual([false, false, false, false, false, false])
  await press('a')
  await press('a')
  expect(insisted(fired).slice(6)).toEqual([true, false])
})

test('the key for the next cue insists on that cue', async () => {
  const { fired, next } = keys()
  await next()
  await next()
  expect(fired).toEqual([
    ['a', false],
    ['a', true],
  ])
})

test('only the rule of sales can be insisted on', async () => {
  const { fired, press, answers } = keys()
  answers(fail('panicked', 'Everything is stopped.'))
  expect(await press('a')).not.toContain('Press again')
  await press('a')
  expect(insisted(fired)).toEqual([false, false])
})

test('between shows the key for the next cue does nothing', async () => {
  const { fired, presses } = keys()
  const ended = createPresses(
    {
      offer: async () => ok(null),
      world: () => ({ seq: 0, at: 0, airing: null }),
      nonce: () => 'n',
      now: () => 0,
    },
    async () => ok(fired.push(['x', false])),
    () => {},
  )
  ended.fireNext()
  presses.panic()
  expect(fired).toEqual([])
})
