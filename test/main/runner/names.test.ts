import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { ok } from '../../../core/base/result'
import type { PaidEvent } from '../../../core/chat/paid'
import { Happening } from '../../../core/cues/happening'
import { createNames, fittingNames } from '../../../main/runner/names'

const viewer = (name: string) => ({ platform: 'room', id: 'v1', name })
const unnamed = { ...viewer('a viewer'), ownName: 'rude' }
const judge = async (name: string) => {
  if (name === 'broken') throw new Error('worker gone')
  return name.includes('rude')
    ? { action: 'hide' as const, reasons: [{ rule: 'abuse', detail: 'rude', score: null }] }
    : { action: 'allow' as const, reasons: [] }
}

describe('createNames', () => {
  test('a name that does not pass is "a viewer", and the host still sees it', async () => {
    const names = createNames(judge)
    expect(await names.fit(viewer('Ada'))).toEqual(viewer('Ada'))
    expect(await names.fit(viewer('rude'))).toEqual(unnamed)
    expect(await names.fit(viewer('broken'))).toEqual({ ...viewer('a viewer'), ownName: 'broken' })
  })

  test('who comes back nameless is judged by their own name again', async () => {
    let rude = true
    const names = createNames(async (name) => (rude ? judge(name) : { action: 'allow', reasons: [] }))
    const first = await names.fit(viewer('rude'))
    expect(await names.fit(first)).toEqual(unnamed)
    rude = false
    expect(await names.fit(first)).toEqual(viewer('rude'))
  })
})

describe('fittingNames', () => {
  test('whatever brings a viewer is logged under a name that passed', async () => {
    const offered: Happening[] = []
    const offer = fittingNames(createNames(judge), async (happening) => {
      offered.push(happening)
      return ok(null)
    })
    const by = { from: 'console', name: 'x' } as const
    const rude = viewer('rude')
    await offer({ type: 'viewer-acted', viewer: rude, audience: 'stream', act: { act: 'stock' } }, null)
    await offer(
      { type: 'platform-paid', event: { platform: 'room', id: '1', viewer: rude } as PaidEvent },
      null,
    )
    await offer(
      { type: 'moderation-asked', act: 'ban', viewer: rude, lineId: null, seconds: null, why: '', by },
      null,
    )
    await offer({ type: 'tick' }, null)
    expect(offered).toMatchObject([
      { viewer: unnamed },
      { event: { viewer: unnamed } },
      { viewer: unnamed },
      { type: 'tick' },
    ])
  })

  test('these are all the places where a happening holds a viewer: a new one needs the judge too', () => {
    const places: string[] = []
    const look = (schema: { [key: string]: unknown }, path: string) => {
      const properties = (schema.properties ?? {}) as Record<string, { [key: string]: unknown }>
      if ('platform' in properties && 'id' in properties && 'name' in properties)
        return void places.push(path)
      for (const [name, inner] of Object.entries(properties)) look(inner, `${path}.${name}`)
      for (const one of ['anyOf', 'oneOf', 'allOf'] as const)
        for (const inner of (schema[one] ?? []) as (typeof schema)[]) look(inner, path)
      for (const one of ['items', 'additionalProperties'] as const)
        if (typeof schema[one] === 'object' && schema[one] !== null)
          look(schema[one] as typeof schema, `${path}.*`)
    }
    for (const option of Happening.options)
      look(
        z.toJSONSchema(option, { reused: 'inline', unrepresentable: 'any' }) as { [key: string]: unknown },
        option.shape.type.value,
      )
    expect(places.sort()).toEqual([
      // Carried over from the show before: they passed then.
      'airing-started.barred.*.viewer',
      'airing-started.hiddenNames.*.viewer',
      'airing-started.links.codes.*.proposedBy',
      'airing-started.links.codes.*.viewer',
      // Judged by the intake, which keeps the order of lines.
      'line-judged.viewer',
      'moderation-asked.viewer',
      'platform-paid.event.viewer',
      'viewer-acted.viewer',
    ])
  })

  test('the console offers nothing around the judge', () => {
    const compose = readFileSync(join(import.meta.dirname, '../../../main/compose.ts'), 'utf8')
    expect(compose.match(/runner\.offer\b.*/g)).toEqual(['runner.offer)'])
  })
})
