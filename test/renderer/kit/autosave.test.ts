import { describe, expect, test } from 'vitest'
import { createAutosave } from '../../../renderer/kit/autosave'

/** Timers that run when asked, and saves that end when asked. */
function rig(check: (value: string) => string | null = () => null) {
  const waiting: (() => void)[] = []
  const sent: string[] = []
  const ends: ((fault: string | null) => void)[] = []
  const saving = createAutosave<string>({
    check,
    send: (value) => {
      sent.push(value)
      return new Promise((end) => ends.push(end))
    },
    after: (_ms, run) => {
      waiting.push(run)
      return () => waiting.splice(waiting.indexOf(run), 1)
    },
  })
  return {
    saving,
    sent,
    waiting,
    rest: () => waiting.splice(0).map((run) => run()),
    end: (fault: string | null) => ends.shift()?.(fault),
  }
}

describe('autosave', () => {
  test('saves the last of many changes once', async () => {
    const { saving, sent, waiting, rest, end } = rig()
    for (const value of ['a', 'ab', 'abc']) saving.put(value)
    expect(saving.state()).toEqual({ state: 'waiting' })
    expect(waiting).toHaveLength(1)
    rest()
    expect(saving.state()).toEqual({ state: 'saving' })
    end(null)
    await saving.flush()
    expect(sent).toEqual(['abc'])
    expect(saving.state()).toEqual({ state: 'saved' })
  })

  test('a change during a save is saved after it, never beside it', async () => {
    const { saving, sent, rest, end } = rig()
    saving.put('one')
    rest()
    saving.put('two')
    const flushed = saving.flush()
    expect(sent).toEqual(['one'])
    end(null)
    await Promise.resolve()
    await Promise.resolve()
    end(null)
    await flushed
    expect(sent).toEqual(['one', 'two'])
    expect(saving.state()).toEqual({ state: 'saved' })
  })

  test('a refusal is told and kept until it is tried again', async () => {
    const { saving, sent, rest, end } = rig()
    saving.put('x')
    rest()
    end('the disk is full.')
    await saving.flush()
    expect(saving.state()).toEqual({ state: 'failed', reason: 'the disk is full.' })
    const again = saving.flush()
    end(null)
    await again
    expect(sent).toEqual(['x', 'x'])
    expect(saving.state()).toEqual({ state: 'saved' })
  })

  test('what cannot be stored is never sent', async () => {
    const { saving, sent } = rig((value) => (value === '' ? 'it needs a title.' : null))
    saving.put('')
    await saving.flush()
    expect(sent).toEqual([])
    expect(saving.state()).toEqual({ state: 'failed', reason: 'it needs a title.' })
  })
})
