import { describe, expect, test } from 'vitest'
import { aViewer, type ViewerRef } from '../../../core/chat/viewer'
import { namesView } from '../../../core/contract/names'
import type { Happening } from '../../../core/cues/happening'
import { overlayOf } from '../../../core/overlay/fold'
import { carriedOver } from '../../../core/show/begin'
import { withoutHiddenNames } from '../../../core/show/hiding'
import { emptyWorld, reduce } from '../../../core/show/reduce'
import { by, cueOf, fire, play, said, showOf } from '../../plugins/play'
import { line } from './people'

const ann: ViewerRef = { platform: 'twitch', id: '1', name: 'Ann' }
const anna: ViewerRef = { platform: 'twitch', id: '2', name: 'Anna' }
const hide = (viewer: ViewerRef, hidden = true): Happening => ({
  type: 'name-hidden',
  platform: viewer.platform,
  viewerId: viewer.id,
  hidden,
  by,
})
const act = (viewer: ViewerRef, what: { act: 'claim' } | { act: 'answer'; text: string }): Happening => ({
  type: 'viewer-acted',
  viewer,
  audience: 'stream',
  act: { ...what, runId: null },
})
const quiz = cueOf(
  'quiz',
  { question: 'Which?', choices: ['One', 'Two'], correct: [0], window: 20_000, autoReveal: false },
  'quiz',
)
const free = cueOf('drop', { title: 'Print', price: 0, stock: 3 }, 'free')

/** Ann and Anna answer, buy and talk; then all that shows their names is on. */
function evening() {
  const show = play(showOf(quiz, free))
  show.at(0, fire('quiz'))
  const question = show.run().id
  show.at(1_000, act(ann, { act: 'answer', text: 'A' }))
  show.at(2_000, act(anna, { act: 'answer', text: 'A' }))
  show.at(2_500, line(ann, 'm1'))
  show.at(3_000, fire('free'))
  const press = (action: string): Happening => ({ type: 'host-acted', runId: question, action, by })
  const reveal = show.at(4_000, press('reveal'))
  show.at(4_500, act(ann, { act: 'claim' }))
  const hold = Object.values(show.airing().shop.holds)[0]!
  show.at(5_000, {
    type: 'viewer-acted',
    viewer: ann,
    audience: 'stream',
    act: { act: 'check-out', holdId: hold.id, consent: true, carrier: null, test: null },
  })
  show.at(5_500, press('leaderboard'))
  return { show, reveal }
}

const everything = (show: ReturnType<typeof play>) => {
  const airing = show.airing()
  const { lines, paid: _paid, hiddenNames: _hidden, ...rest } = airing
  const overlay = overlayOf(airing, show.world.at)
  return JSON.stringify([overlay, rest, lines.map(({ viewer }) => viewer.name)], (key, value) =>
    // For the host alone.
    key === 'ownName' || key === 'effects' ? undefined : value,
  )
}

describe('a name the host takes off', () => {
  test('is off every screen at once: leaderboard, ticker, chat, what was said; and comes back', () => {
    const { show, reveal } = evening()
    expect(said(reveal)[0]).toContain('Fastest: @Ann, @Anna.')
    const overlay = () => JSON.stringify(overlayOf(show.airing(), show.world.at))
    expect(overlay()).toContain('"Ann"')
    expect(overlay()).toContain('"name":"Ann","item":"Print"')
    expect(namesView(show.airing(), show.world.at).shown.map(({ viewer }) => viewer.name)).toEqual([
      'Ann',
      'Anna',
    ])

    show.at(6_000, hide(ann))
    expect(everything(show)).not.toMatch(/\bAnn\b/)
    expect(everything(show)).toContain('Fastest: a viewer, @Anna.')
    expect(overlay()).toContain('"name":"a viewer","item":"Print"')
    expect(show.airing().lines[0]!.viewer).toEqual({ ...ann, name: aViewer, ownName: 'Ann' })
    expect(namesView(show.airing(), show.world.at)).toMatchObject({
      shown: [{ viewer: anna }],
      hidden: [{ viewer: ann, by: 'host (console)' }],
    })

    show.at(7_000, hide(ann, false))
    expect(overlay()).toContain('"Ann"')
    expect(overlay()).toContain('"name":"Ann","item":"Print"')
    expect(show.airing().lines[0]!.viewer).toEqual(ann)
    expect(show.airing().hiddenNames).toEqual({})
  })

  test('stays off for whatever comes later, under another name too; points and units stay', () => {
    const { show } = evening()
    const points = show.airing().scores['twitch:1']!.points
    show.at(6_000, hide(ann))
    const renamed = { ...ann, name: 'Annie' }
    show.at(7_000, line(renamed, 'm2'))
    show.at(7_500, act(renamed, { act: 'claim' }))
    show.wait(20_000)
    expect(everything(show)).not.toMatch(/\bAnn(ie)?\b/)
    expect(show.airing().scores['twitch:1']!.points).toBe(points)
    expect(Object.values(show.airing().shop.orders)[0]!.state).toBe('paid')
    // Back under the name they have now.
    show.at(21_000, hide(ann, false))
    expect(show.airing().scores['twitch:1']!.name).toBe('Annie')
  })

  test('pressed twice it is done once, and a viewer nobody has heard of can be hidden before they speak', () => {
    const show = play(showOf())
    expect(show.at(0, hide(ann)).reply.ok).toBe(true)
    expect(show.at(1_000, hide(ann)).reply.ok).toBe(true)
    show.at(2_000, line(ann, 'm1'))
    expect(show.airing().lines[0]!.viewer.name).toBe(aViewer)
    expect(show.at(3_000, hide(ann, false)).reply.ok).toBe(true)
    expect(show.airing().lines[0]!.viewer.name).toBe('Ann')
  })

  test('is off in the next show as well, and in the one after it', () => {
    const first = play(showOf())
    first.at(0, line(ann, 'm1'))
    first.at(1_000, hide(ann))
    first.at(2_000, { type: 'airing-ended', by })
    // After the end too the host may act on what was shown.
    expect(first.at(3_000, hide(anna)).reply.ok).toBe(true)
    let carried = carriedOver(first.airing())
    for (let night = 0; night < 2; night += 1) {
      const world = emptyWorld()
      let seq = 0
      const tell = (happening: Happening) => {
        seq += 1
        return reduce(world, { seq, at: seq, key: null, nonce: `n${seq}-0123456789abcdef`, happening })
      }
      tell({ ...started(), ...carried })
      tell(line(ann, 'm2'))
      tell(line({ platform: 'irc', id: '1', name: 'Ann' }, 'm3'))
      expect(world.airing!.lines.map(({ viewer }) => viewer.name)).toEqual([aViewer, 'Ann'])
      carried = carriedOver(world.airing)
    }
  })

  test('answers that wait, and words that wait to be sent, do not say it either', () => {
    const show = play(showOf())
    show.at(0, act(ann, { act: 'claim' }))
    show.at(100, act(anna, { act: 'claim' }))
    show.at(200, hide(ann))
    show.wait(30_000)
    const texts = show.outcomes.flatMap(said).join(' ')
    expect(texts).toContain('@Anna')
    expect(texts).not.toMatch(/@Ann\b/)
    expect(withoutHiddenNames(show.airing(), '@Ann, @Anna, @Ann: sold out.')).toBe(
      'a viewer, @Anna, a viewer: sold out.',
    )
    expect(withoutHiddenNames(null, '@Ann')).toBe('@Ann')
  })
})

const started = () => ({
  type: 'airing-started' as const,
  airingId: 'a2',
  show: showOf(),
  mode: 'live' as const,
  joinUrl: null,
  by,
})
