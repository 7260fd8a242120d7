import { describe, expect, test } from 'vitest'
import { minute } from '../../../core/base/time'
import { isGoodCode, type Mac, readCode } from '../../../core/hall/code'
import { hallAiringOf, hallOf } from '../../../core/hall/fold'
import { HallModel } from '../../../core/hall/model'
import { hallWords } from '../../../core/words/hall'
import { languages } from '../../../core/words/languages'
import { roomWords } from '../../../core/words/room'
import { acted, began, by, cueOf, fire, type Play, play, pressed, showOf } from '../../plugins/play'

/** Not secret at all: enough to see which airing and minute a code is of. */
const macOf =
  (airingId: string): Mac =>
  (text) =>
    Uint8Array.from(
      { length: 32 },
      (_, at) => (`${airingId} ${text}`.charCodeAt(at % text.length) * (at + 7)) % 256,
    )

const offer = {
  title: 'Poster',
  goods: 'merch',
  price: 500,
  stock: 5,
  hall: 2,
  perViewer: 1,
  windowFor: 10 * minute,
  payWithin: 10 * minute,
  announcement: '',
}
const question = {
  question: 'Which?',
  choices: ['This', 'That'],
  correct: [0],
  window: 30_000,
  points: 100,
  speedBonus: false,
  autoReveal: true,
  resultFor: 12_000,
}
const note = { text: 'Hello hall', where: 'both', showFor: 10 * minute }

function stage(hall = true): Play {
  const cues = [cueOf('drop', offer, 'drop'), cueOf('quiz', question, 'quiz'), cueOf('message', note, 'note')]
  return play({ ...showOf(...cues), audiences: { stream: true, room: true, hall } })
}

const room = 'http://192.168.1.20:4748/'
const hall = (airing: Play['world']['airing'], more: Partial<Parameters<typeof hallOf>[0]> = {}) =>
  HallModel.parse(hallOf({ airing, now: began, next: null, room, macOf, ...more }))

describe('the way in', () => {
  test('is the room with a code that is good, and the same room to type it in', () => {
    const { join } = hall(stage().airing())
    const read = readCode(join!.scan)
    expect(join!.scan).toMatch(/^http:\/\/192\.168\.1\.20:4748\/here\/[A-Z]{12}$/)
    expect(isGoodCode(macOf('a1'), read!.code, began)).toBe(true)
    expect(isGoodCode(macOf('a1'), readCode(join!.code)!.code, began)).toBe(true)
    expect(join!.address).toBe('192.168.1.20:4748')
    expect(join!.until - began).toBeLessThanOrEqual(minute)
  })

  test('is not there for a show without an audience in the hall, and the screen says so', () => {
    const { airing } = stage(false)
    expect(hall(airing())).toMatchObject({ join: null, noJoin: 'no-code' })
    expect(hallAiringOf(airing())).toBe(null)
  })

  test('is not there while phones cannot reach the room', () => {
    expect(hall(stage().airing(), { room: null })).toMatchObject({
      join: null,
      noJoin: 'unreachable',
    })
  })

  test('is not there before a show, after it and while all is stopped', () => {
    const show = stage()
    expect(hall(null, { next: 'Ink night, Friday' })).toMatchObject({
      state: 'no-show',
      join: null,
      next: 'Ink night, Friday',
    })
    show.at(0, fire('drop'))
    show.at(1_000, { type: 'panicked', by })
    expect(hall(show.airing())).toMatchObject({
      state: 'standby',
      title: 'Test',
      join: null,
      views: [],
      leaders: [],
    })
    show.at(2_000, { type: 'airing-ended', by })
    expect(hall(show.airing(), { next: 'Ink night' })).toMatchObject({
      state: 'over',
      title: 'Test',
      join: null,
      next: 'Ink night',
      rehearsal: false,
    })
    expect(hallAiringOf(show.airing())).toBe(null)
  })
})

describe('what is on', () => {
  test('what can be acted on goes first, two things at most, and the rest is counted', () => {
    const show = stage()
    show.at(0, fire('drop'))
    show.at(1_000, fire('quiz'))
    show.at(2_000, fire('note'))
    const model = hall(show.airing())
    expect(model.views.map(({ template }) => template)).toEqual(['quiz', 'card'])
    expect(model.more).toBe(1)
    show.at(3_000, pressed('r2', 'close'))
    expect(hall(show.airing()).views.map(({ template }) => template)).toEqual(['quiz', 'message'])
  })

  test('a drop says how to get one here, and how many are kept for the hall', () => {
    const show = stage()
    show.at(0, fire('drop'))
    const hint = () => (hall(show.airing()).views[0] as { hint: string }).hint
    expect(hint()).toBe('Claim in the room. 2 are kept for you in the hall.')
    show.at(1_000, {
      type: 'viewer-acted',
      viewer: { platform: 'room', id: 'ada', name: 'Ada' },
      audience: 'hall',
      act: { act: 'claim', runId: null },
    })
    expect(hint()).toBe('Claim in the room. 1 is kept for you in the hall.')
  })

  test('the screen speaks the show’s language, prices and hints too', () => {
    const show = stage()
    show.at(0, fire('drop'))
    const airing = show.airing()
    airing.show = { ...airing.show, language: 'ar' }
    const model = hall(airing)
    const view = model.views[0] as { hint: string; price: string }
    expect(model.language).toBe('ar')
    expect(view.hint).toBe('احجز في الغرفة. قطعتان محجوزتان لكم في القاعة.')
    for (const language of languages) {
      const { under, orType } = hallWords[language]
      // What the wall calls it is what the page calls it, where both are read in one language.
      expect(under).toBe(roomWords[language].hallAsk)
      for (const part of ['{address}', '{code}', '{under}']) expect(orType).toContain(part)
    }
  })

  test('the hall sees its own end of a window, not that of late viewers', () => {
    const show = stage()
    show.at(0, { type: 'delay-set', source: 'room', ms: 5_000, by })
    show.at(1_000, fire('quiz'))
    expect(hall(show.airing()).views[0]).toMatchObject({ closesAt: began + 31_000 })
  })

  test('the leaderboard stays when its cue is over', () => {
    const show = stage()
    show.at(0, fire('quiz'))
    show.at(1_000, acted('ada', { act: 'answer', text: 'A', runId: null }))
    expect(hall(show.airing()).leaders).toEqual([])
    show.wait(10 * minute)
    expect(hall(show.airing())).toMatchObject({ views: [], leaders: [{ rank: 1, name: 'ada', points: 100 }] })
  })

  test('a name the host takes off every screen is off this one too', () => {
    const show = stage()
    show.at(0, fire('quiz'))
    show.at(1_000, acted('ada', { act: 'answer', text: 'A', runId: null }))
    show.wait(40_000)
    show.at(41_000, { type: 'name-hidden', platform: 'room', viewerId: 'ada', hidden: true, by })
    expect(hall(show.airing()).leaders).toMatchObject([{ rank: 1, name: 'a viewer' }])
  })
})
