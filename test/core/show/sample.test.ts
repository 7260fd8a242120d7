import { describe, expect, test } from 'vitest'
import { anyKinds, kindOf } from '../../../core/cues'
import { themeFaults } from '../../../core/overlay/theme'
import { hotkeyConflicts } from '../../../core/show/hotkeys'
import { plannedTotal } from '../../../core/show/plan'
import { sampleShow } from '../../../core/show/sample'
import { Show } from '../../../core/show/show'
import { fire, play } from '../../plugins/play'

const show = sampleShow('s1', 5)

test('is a valid show of 45 minutes with every kind in it', () => {
  expect(Show.parse(show)).toEqual(show)
  expect(plannedTotal(show)).toBe(show.plannedFor)
  expect(new Set(show.rundown.map((cue) => cue.kind))).toEqual(new Set(anyKinds.map((kind) => kind.id)))
  expect(new Set(show.rundown.map((cue) => cue.id)).size).toBe(show.rundown.length)
})

test('opens with the poster drop on the first hotkey', () => {
  expect(show.rundown[0]).toMatchObject({
    kind: 'drop',
    title: 'Signed poster',
    hotkey: 'CommandOrControl+Shift+1',
    props: { stock: 20 },
  })
})

test('has no clashing hotkeys and a readable theme', () => {
  expect(hotkeyConflicts(show)).toEqual([])
  expect(themeFaults(show.theme)).toEqual([])
})

describe('each cue', () => {
  test.each(show.rundown.map((cue) => [cue.title, cue] as const))(
    '%s: complete, and can be fired',
    (_title, cue) => {
      expect(kindOf(cue.kind)?.props.parse(cue.props)).toEqual(cue.props)
      expect(play(show).at(0, fire(cue.id)).reply).toMatchObject({ ok: true })
    },
  )

  test('all in order, at their planned times', () => {
    const stage = play(show)
    let at = 0
    for (const cue of show.rundown) {
      expect(stage.at(at, fire(cue.id)).reply, cue.title).toMatchObject({ ok: true })
      at += cue.plannedFor
    }
    stage.wait(show.plannedFor)
    expect(stage.airing().runOrder).toHaveLength(show.rundown.length)
  })
})
