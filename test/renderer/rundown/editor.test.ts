import { describe, expect, test } from 'vitest'
import { anyKinds } from '../../../core/cues'
import { presets } from '../../../core/overlay/presets'
import { sampleShow } from '../../../core/show/sample'
import { emptyShow, Show } from '../../../core/show/show'
import { conflictWords, cueFault, freshCueId, newCue } from '../../../renderer/console/rundown/cues'
import { plannedWords } from '../../../renderer/console/rundown/RundownList'
import { createShowEditor, showFault } from '../../../renderer/console/rundown/show-editor'
import { placeOf } from '../../../renderer/console/rundown/use-drag'

function rig(refuse: () => string | null = () => null) {
  const sent: Show[] = []
  let clock = 0
  const editor = createShowEditor(sampleShow('s1', 0), {
    send: async (show) => {
      const fault = refuse()
      if (fault === null) sent.push(show)
      return fault
    },
    after: () => () => undefined,
    now: () => clock,
  })
  return { editor, sent, wait: (ms: number) => (clock += ms) }
}

describe('editing a show', () => {
  test('a word typed letter by letter is one step of undo, another field is another', () => {
    const { editor, wait } = rig()
    const type = (title: string) =>
      editor.dispatch({ do: 'change', cueId: 'poster', set: { title } }, 'poster:title')
    for (const title of ['P', 'Pr', 'Print']) {
      wait(100)
      type(title)
    }
    editor.dispatch({ do: 'change', cueId: 'poster', set: { note: 'n' } }, 'poster:note')
    editor.undo()
    expect(editor.view().show.rundown[0]).toMatchObject({ title: 'Print' })
    editor.undo()
    expect(editor.view()).toMatchObject({
      show: { rundown: expect.arrayContaining([]) },
      canUndo: false,
      canRedo: true,
    })
    expect(editor.view().show.rundown[0]?.title).toBe('Signed poster')
    editor.redo()
    expect(editor.view().show.rundown[0]?.title).toBe('Print')
  })

  test('a rest between two bursts makes two steps', () => {
    const { editor, wait } = rig()
    editor.dispatch({ do: 'retitle', title: 'A' }, 'title')
    wait(5_000)
    editor.dispatch({ do: 'retitle', title: 'AB' }, 'title')
    editor.undo()
    expect(editor.view().show.title).toBe('A')
  })

  test('looks to start from, pressed one after another, are one step each', () => {
    const { editor } = rig()
    const before = editor.view().show.theme
    const press = ({ name, theme }: (typeof presets)[number]) =>
      editor.dispatch({ do: 'set-show', set: { theme } }, `theme:from:${name}`)
    press(presets[2]!)
    press(presets[3]!)
    editor.undo()
    expect(editor.view().show.theme).toEqual(presets[2]!.theme)
    editor.undo()
    expect(editor.view().show.theme).toEqual(before)
  })

  test('saves the newest and says in words what was refused', async () => {
    const { editor, sent } = rig()
    editor.dispatch({ do: 'remove', cueId: 'poster' })
    await editor.flush()
    expect(sent.map((show) => show.rundown.length)).toEqual([11])
    expect(editor.view().save).toEqual({ state: 'saved' })
    expect(editor.dispatch({ do: 'remove', cueId: 'poster' })).toBe('This cue is no longer in the rundown.')
    const full = rig(() => 'The disk is full.')
    full.editor.dispatch({ do: 'retitle', title: 'X' })
    await full.editor.flush()
    expect(full.editor.view().save).toEqual({ state: 'failed', reason: 'The disk is full.' })
  })

  test('names what cannot be stored', () => {
    const show = sampleShow('s1', 0)
    expect(showFault(show)).toBeNull()
    expect(showFault({ ...show, title: ' ' })).toBe('the show needs a title.')
    expect(showFault({ ...show, currency: 'eur' })).toContain('three capital letters')
    const rundown = show.rundown.map((cue, at) => (at === 2 ? { ...cue, title: 'x'.repeat(200) } : cue))
    expect(showFault({ ...show, rundown })).toBe('the title of cue 3 is too long or not valid.')
  })
})

describe('cues', () => {
  test.each(anyKinds.map((kind) => [kind.id, kind] as const))(
    '"%s" from an example is complete, empty says it is not',
    (_id, kind) => {
      for (const example of kind.examples) expect(cueFault(newCue('a', kind, example))).toBeNull()
      const empty = newCue('b', kind, null)
      expect(Show.safeParse({ ...emptyShow('s', 'S', 0), rundown: [empty] }).success).toBe(true)
      expect(cueFault(empty)).toBe('Not complete yet.')
    },
  )

  test('a kind of a newer version is named and kept', () => {
    const odd = { ...newCue('a', anyKinds[0]!, null), kind: 'raffle' }
    expect(cueFault(odd)).toBe('This Micdrop does not know the kind "raffle".')
  })

  test('fresh ids differ', () => {
    expect(new Set(Array.from({ length: 500 }, freshCueId)).size).toBe(500)
  })

  test('the sum stands beside the length of the show', () => {
    const show = sampleShow('s1', 0)
    expect(plannedWords(show)).toEqual({ words: '12 cues, 45:00 planned', late: false })
    expect(plannedWords({ ...show, plannedFor: 40 * 60_000 })).toEqual({
      words: "12 cues, 45:00 planned, 5:00 more than the show's 40:00",
      late: true,
    })
    expect(plannedWords(emptyShow('s', 'S', 0)).words).toBe('0 cues, 0:00 planned, 45:00 free of 45:00')
  })

  test('a dragged cue lands where the line was', () => {
    expect(placeOf({ from: 0, gap: 3 })).toBe(2)
    expect(placeOf({ from: 3, gap: 0 })).toBe(0)
    expect(placeOf({ from: 1, gap: 1 })).toBe(1)
    expect(placeOf({ from: 1, gap: 2 })).toBe(1)
  })

  test('a hotkey held twice is said at both cues, with panic too', () => {
    const show = sampleShow('s1', 0)
    const [first, second] = show.rundown
    const rundown = show.rundown.map((cue) =>
      cue.id === second!.id ? { ...cue, hotkey: first!.hotkey } : cue,
    )
    expect(conflictWords({ ...show, rundown }, first!, [])).toBe(
      'Also the hotkey of "Quiz: the press". Only one of them would fire.',
    )
    expect(conflictWords(show, first!, [])).toBeNull()
    expect(conflictWords(show, first!, [{ what: 'panic', accelerator: first!.hotkey! }])).toContain('panic')
  })
})
