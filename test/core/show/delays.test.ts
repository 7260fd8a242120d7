import { describe, expect, test } from 'vitest'
import { codeEvery, codeOf } from '../../../core/chat/sync-code'
import type { Happening } from '../../../core/cues/happening'
import { overlayOf } from '../../../core/overlay/fold'
import { codeAt, delayViews, listensForCodes } from '../../../core/show/delays'
import { began, by, cueOf, fire, type Play, play, showOf } from '../../plugins/play'

const measure = (on = true): Happening => ({ type: 'delay-measuring', on, by })
const echo = (name: string, code: string, platform = 'twitch'): Happening => ({
  type: 'viewer-acted',
  viewer: { platform, id: name, name },
  audience: 'stream',
  act: { act: 'sync', code },
})
const told = (source: string, ms: number, how: 'given' | 'measured' = 'given'): Happening => ({
  type: 'delay-told',
  source,
  how,
  ms,
})
const set = (source: string, ms: number | null): Happening => ({ type: 'delay-set', source, ms, by })
const line = (platform: string): Happening => ({
  type: 'line-judged',
  lineId: `${platform}:1`,
  viewer: { platform, id: 'ada', name: 'ada' },
  audience: 'stream',
  text: 'hi',
  flags: [],
  verdict: { action: 'allow', reasons: [] },
  act: null,
})
const message = cueOf('message', { text: 'Hi', where: 'overlay', showFor: 5_000 })

const shown = (stage: Play, at: number) => overlayOf(stage.airing(), began + at).delayCode
const view = (stage: Play, source: string) =>
  delayViews(stage.airing(), stage.world.at).find((one) => one.source === source)

describe('measuring', () => {
  test('the overlay shows a code for eight seconds each, woken for each, and ends by itself after two minutes', () => {
    const stage = play(showOf())
    stage.at(1_000, measure())
    const ticks = stage.outcomes.length
    const codes = new Set<string>()
    for (let at = 1_000; at < 121_000; at += codeEvery) {
      stage.wait(at)
      const now = shown(stage, at)
      expect(now).toEqual({ code: expect.any(String), until: began + 121_000 })
      expect(shown(stage, at + codeEvery - 1)).toEqual(now)
      codes.add(now!.code)
    }
    stage.wait(200_000)
    expect(shown(stage, 121_000)).toBeNull()
    expect(codes.size).toBeGreaterThan(12)
    expect(stage.outcomes.length - ticks).toBe(15)
  })

  test('asked again while it runs it runs its full time from then on; off ends it', () => {
    const stage = play(showOf())
    stage.at(0, measure())
    const code = shown(stage, 100_000)?.code
    stage.at(100_000, measure())
    expect(shown(stage, 100_000)).toEqual({ code, until: began + 220_000 })
    stage.at(110_000, measure(false))
    expect(shown(stage, 110_000)).toBeNull()
    expect(stage.at(111_000, measure(false)).reply.ok).toBe(true)
    stage.at(130_000, measure())
    expect(shown(stage, 130_000)?.until).toBe(began + 250_000)
  })

  test('a panic hides it and none begins while it lasts; it ends with the show', () => {
    const stage = play(showOf())
    stage.at(0, measure())
    stage.at(5_000, { type: 'panicked', by })
    expect(shown(stage, 5_000)).toBeNull()
    expect(stage.at(6_000, measure()).reply).toMatchObject({ ok: false, code: 'panicked' })
    stage.at(7_000, { type: 'resumed', runIds: [], by })
    expect(shown(stage, 7_000)).toBeNull()
    stage.at(8_000, measure())
    stage.at(9_000, { type: 'airing-ended', by })
    expect(shown(stage, 9_000)).toBeNull()
    expect(codeAt(stage.airing(), began + 9_000)).toBeNull()
    expect(listensForCodes(stage.airing(), began + 9_000)).toBe(false)
  })

  test('codes are listened for while they are shown and 90 seconds longer', () => {
    const stage = play(showOf())
    expect(listensForCodes(null, 0)).toBe(false)
    expect(listensForCodes(stage.airing(), began)).toBe(false)
    stage.at(0, measure())
    expect(listensForCodes(stage.airing(), began)).toBe(true)
    expect(listensForCodes(stage.airing(), began + 209_999)).toBe(true)
    expect(listensForCodes(stage.airing(), began + 210_000)).toBe(false)
  })
})

describe('echoes', () => {
  function measuring() {
    const stage = play(showOf())
    stage.at(0, measure())
    const { seed } = stage.airing().delays.measuring!
    return { stage, codeIn: (slot: number) => codeOf(seed, slot) }
  }

  test('three viewers make an estimate, each code from the instant it was first shown', () => {
    const { stage, codeIn } = measuring()
    expect(stage.at(11_000, echo('ada', codeIn(0))).reply).toEqual({ ok: true, value: { counted: true } })
    stage.at(20_000, echo('bo', codeIn(1).toLowerCase()))
    expect(view(stage, 'twitch')).toMatchObject({ ms: null, from: 'none', samples: 2 })
    stage.at(30_000, echo('cy', codeIn(2)))
    expect(view(stage, 'twitch')).toEqual({
      source: 'twitch',
      ms: 11_500,
      from: 'measured',
      spread: 750,
      samples: 3,
      at: began + 30_000,
    })
  })

  test('wrong, too early, too late or again: plain talk, never a fault, and nobody is answered', () => {
    const { stage, codeIn } = measuring()
    const talk = { ok: true, value: { counted: false } }
    expect(stage.at(1_000, echo('ada', 'K7X2')).reply).toEqual(talk)
    expect(stage.at(2_000, echo('ada', codeIn(1))).reply).toEqual(talk)
    expect(stage.at(90_001, echo('ada', codeIn(0))).reply).toEqual(talk)
    expect(stage.at(90_001, echo('ada', codeIn(1))).reply).toEqual({ ok: true, value: { counted: true } })
    expect(stage.at(90_002, echo('ada', codeIn(1))).reply).toEqual(talk)
    expect(view(stage, 'twitch')).toMatchObject({ samples: 1 })
    expect(stage.airing().replies).toEqual({})
  })

  test('the last codes are still heard after the end', () => {
    const { stage, codeIn } = measuring()
    stage.at(60_000, measure(false))
    expect(stage.at(75_000, echo('ada', codeIn(7))).reply).toEqual({ ok: true, value: { counted: true } })
    expect(stage.at(76_000, echo('ada', codeIn(8))).reply).toEqual({ ok: true, value: { counted: false } })
  })

  test('a code typed in the room measures the stream, not the room: it does not count', () => {
    const { stage, codeIn } = measuring()
    for (const name of ['a', 'b', 'c']) stage.at(12_000, echo(name, codeIn(0), 'room'))
    expect(view(stage, 'room')?.samples ?? 0).toBe(0)
  })
})

describe('figures', () => {
  test("the host's stands over what is measured, until it is taken back", () => {
    const stage = play(showOf())
    stage.at(0, told('youtube', 20_000))
    expect(view(stage, 'youtube')).toMatchObject({ ms: 20_000, from: 'given', at: began })
    stage.at(1, set('youtube', 12_000))
    expect(view(stage, 'youtube')).toMatchObject({ ms: 12_000, from: 'set' })
    stage.at(2, set('youtube', null))
    expect(view(stage, 'youtube')).toMatchObject({ ms: 20_000, from: 'given' })
  })

  test('every platform heard is listed, and those with viewers or figures', () => {
    const stage = play(showOf())
    stage.at(0, line('irc'))
    stage.at(1, { type: 'viewer-count', platform: 'room', count: 3 })
    stage.at(2, told('youtube', 1))
    expect(delayViews(stage.airing(), stage.world.at).map(({ source }) => source)).toEqual([
      'irc',
      'room',
      'youtube',
    ])
    expect(view(stage, 'irc')).toEqual({
      source: 'irc',
      ms: null,
      from: 'none',
      spread: null,
      samples: 0,
      at: null,
    })
  })

  test('names from outside are names, and there are not endlessly many', () => {
    const stage = play(showOf())
    for (const name of ['constructor', 'toString']) stage.at(0, told(name, 5))
    expect(view(stage, 'constructor')).toMatchObject({ ms: 5 })
    expect(stage.at(0, set('__proto__', 5)).reply.ok).toBe(false)
    for (let n = 0; n < 60; n += 1) stage.at(1, told(`s${n}`, 5))
    expect(delayViews(stage.airing(), stage.world.at)).toHaveLength(50)
    expect(stage.at(2, set('one-more', 5)).reply).toMatchObject({ code: 'too-many-sources' })
    expect(stage.at(2, line('one-more')).reply.ok).toBe(true)
  })
})

describe('a run', () => {
  test('keeps the delays as they were when it was fired', () => {
    const stage = play(showOf(message))
    stage.at(0, told('twitch', 9_000))
    stage.at(1, told('room', 40, 'measured'))
    stage.at(2, line('irc'))
    stage.at(3, fire())
    stage.at(4, set('twitch', 1_000))
    expect(stage.run().delays).toEqual({ twitch: 9_000, room: 40 })
  })

  test('knows none where the host has switched fair windows off', () => {
    const stage = play(showOf(message))
    stage.at(0, { type: 'airing-ended', by })
    stage.at(0, {
      type: 'airing-started',
      airingId: 'a2',
      show: showOf(message),
      mode: 'rehearsal',
      joinUrl: null,
      by,
      fairWindows: false,
    })
    stage.at(1, told('twitch', 9_000))
    stage.at(2, fire())
    expect(stage.run().delays).toEqual({})
  })
})
