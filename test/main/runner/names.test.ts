import { describe, expect, test } from 'vitest'
import { ok } from '../../../core/base/result'
import type { Happening } from '../../../core/cues/happening'
import { createNames, fittingNames, neutralName } from '../../../main/runner/names'

const viewer = (name: string) => ({ platform: 'room', id: 'v1', name })
const judge = async ({ text }: { text: string }) => {
  if (text === 'broken') throw new Error('worker gone')
  return text.includes('rude')
    ? { action: 'hold' as const, reasons: [{ rule: 'abuse', detail: 'rude', score: null }] }
    : { action: 'allow' as const, reasons: [] }
}

describe('createNames', () => {
  test('keeps a fitting name and replaces one that would be held, always by the same', async () => {
    const names = createNames(judge)
    expect(await names.fit(viewer('Ada'))).toEqual(viewer('Ada'))
    expect(await names.fit(viewer('rude'))).toEqual(viewer(neutralName('v1')))
    expect(await names.fit(viewer('broken'))).toEqual(viewer(neutralName('v1')))
  })

  test('judges each name once', async () => {
    const judged: string[] = []
    const names = createNames(async (line) => {
      judged.push(line.text)
      return judge(line)
    })
    await Promise.all([names.fit(viewer('Ada')), names.fit(viewer('Ada')), names.fit(viewer('Bob'))])
    expect(judged).toEqual(['Ada', 'Bob'])
  })

  test('a button pressed under a rude name is logged under a neutral one', async () => {
    const offered: Happening[] = []
    const offer = fittingNames(createNames(judge), async (happening) => {
      offered.push(happening)
      return ok(null)
    })
    await offer(
      { type: 'viewer-acted', viewer: viewer('rude'), audience: 'stream', act: { act: 'stock' } },
      null,
    )
    await offer({ type: 'tick' }, null)
    expect(offered).toMatchObject([{ viewer: { name: neutralName('v1') } }, { type: 'tick' }])
  })
})
