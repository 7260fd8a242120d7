import { describe, expect, test } from 'vitest'
import { overlayOf } from '../../../core/overlay/fold'
import { by, cueOf, fire, play, pressed, said, showOf } from '../../plugins/play'

const views = (stage: ReturnType<typeof play>) => overlayOf(stage.airing(), stage.world.at).views

describe('message', () => {
  const props = { text: 'Hello <b>all</b>', where: 'both', showFor: 5_000 }

  test('is said word for word, shown, and taken off in time', () => {
    const stage = play(showOf(cueOf('message', props)))
    expect(said(stage.at(0, fire()))).toEqual(['Hello <b>all</b>'])
    expect(views(stage)).toEqual([{ template: 'message', runId: 'r2', title: '', text: 'Hello <b>all</b>' }])
    stage.wait(4_999)
    expect(views(stage)).toHaveLength(1)
    stage.wait(5_000)
    expect(views(stage)).toEqual([])
  })

  test('in chat only it is over at once, on the overlay only it is not said', () => {
    const chat = play(showOf(cueOf('message', { ...props, where: 'chat' })))
    chat.at(0, fire())
    expect(chat.run().closedAt).toBe(chat.run().firedAt)
    const overlay = play(showOf(cueOf('message', { ...props, where: 'overlay' })))
    expect(said(overlay.at(0, fire()))).toEqual([])
    expect(views(overlay)).toHaveLength(1)
  })
})

describe('scene', () => {
  test('asks OBS to switch and is over; the figure tells what OBS did with it, whatever it shows later', () => {
    const stage = play(showOf(cueOf('scene', { scene: 'Close-up' })))
    const { effects } = stage.at(0, fire())
    expect(effects).toMatchObject([{ type: 'switch-scene', scene: 'Close-up' }, { type: 'mark' }])
    expect(stage.run().closedAt).not.toBeNull()
    expect(stage.figures()).toMatchObject({ OBS: 'has not answered' })
    const { id } = stage.run()
    stage.at(1, { type: 'effect-settled', effectId: `${id}:0`, runId: id, state: 'done', reason: null })
    stage.at(2, { type: 'scene-switched', scene: 'Table' })
    expect(stage.figures()).toMatchObject({ OBS: 'showed it' })
    stage.at(3, fire())
    const again = stage.run().id
    stage.at(4, {
      type: 'effect-settled',
      effectId: `${again}:0`,
      runId: again,
      state: 'failed',
      reason: 'No.',
    })
    expect(stage.figures()).toMatchObject({ OBS: 'did not show it' })
  })

  test('without a scene it cannot be fired, in words', () => {
    const stage = play(showOf(cueOf('scene', { scene: '' })))
    expect(stage.at(0, fire()).reply).toMatchObject({
      ok: false,
      code: 'cue-not-ready',
      message: expect.stringContaining('choose a scene'),
    })
  })
})

describe('countdown', () => {
  const props = { title: 'Start in', length: 60_000, doneText: 'Go' }

  test('shows when it ends, then its closing text for ten seconds', () => {
    const stage = play(showOf(cueOf('countdown', props)))
    stage.at(0, fire())
    expect(views(stage)).toMatchObject([
      { template: 'countdown', title: 'Start in', endsAt: stage.run().firedAt + 60_000, doneText: 'Go' },
    ])
    stage.wait(69_999)
    expect(views(stage)).toHaveLength(1)
    stage.wait(70_000)
    expect(views(stage)).toEqual([])
    expect(stage.figures()).toMatchObject({ State: 'done' })
  })

  test('takes a minute more, also when it is already at zero', () => {
    const stage = play(showOf(cueOf('countdown', props)))
    stage.at(0, fire())
    stage.at(30_000, pressed('r2', 'add-minute'))
    expect(stage.figures()).toMatchObject({ Length: '2:00' })
    stage.at(125_000, pressed('r2', 'add-minute'))
    expect(views(stage)).toMatchObject([{ endsAt: stage.run().firedAt + 185_000 }])
  })

  test('stops on demand', () => {
    const stage = play(showOf(cueOf('countdown', props)))
    stage.at(0, fire())
    expect(stage.at(1_000, pressed('r2', 'stop')).reply.ok).toBe(true)
    expect(views(stage)).toEqual([])
    expect(stage.figures()).toMatchObject({ State: 'stopped' })
  })

  test('stands still during a panic; a minute added then counts from the standstill', () => {
    const stage = play(showOf(cueOf('countdown', props)))
    stage.at(0, fire())
    stage.at(10_000, { type: 'panicked', by })
    stage.at(500_000, pressed('r2', 'add-minute'))
    stage.at(610_000, { type: 'resumed', runIds: ['r2'], by })
    expect(views(stage)).toMatchObject([{ endsAt: stage.run().firedAt + 720_000 }])
  })
})
