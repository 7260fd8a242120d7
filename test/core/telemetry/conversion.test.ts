import { expect, test } from 'vitest'
import { conversionOf, funnelRows } from '../../../core/telemetry/conversion'
import { countRunStep } from '../../../core/telemetry/count'
import { countStep, openFunnel, stepTotal } from '../../../core/telemetry/funnel'
import { openBooth } from '../commerce/booth'

test('counts each second apart, what is later together, and what is early in the first', () => {
  const funnel = openFunnel(10_000, 50)
  for (const at of [9_000, 10_000, 10_999, 11_000, 39_999, 40_000, 400_000]) countStep(funnel, 'claimed', at)
  expect(funnel.perSecond.claimed[0]).toBe(3)
  expect(funnel.perSecond.claimed[1]).toBe(1)
  expect(funnel.perSecond.claimed[29]).toBe(1)
  expect(funnel.perSecond.claimed[30]).toBe(2)
  expect(stepTotal(funnel, 'claimed')).toBe(7)
})

test('draws running totals', () => {
  const funnel = openFunnel(0, 50)
  for (const at of [0, 1_000, 1_500]) countStep(funnel, 'claimed', at)
  countStep(funnel, 'paid', 2_000)
  const rows = funnelRows(funnel)
  expect(rows).toHaveLength(31)
  expect(rows.slice(0, 3)).toEqual([
    { claimed: 1, checkout: 0, paid: 0 },
    { claimed: 3, checkout: 0, paid: 0 },
    { claimed: 3, checkout: 0, paid: 1 },
  ])
  expect(rows.at(-1)).toEqual({ claimed: 3, checkout: 0, paid: 1 })
})

test('gives shares, and none of nothing', () => {
  const funnel = openFunnel(0, 10)
  expect(conversionOf(funnel)).toEqual({ claimed: 0, checkout: null, paid: null, overall: 0 })
  for (const step of ['claimed', 'claimed', 'claimed', 'claimed', 'checkout', 'checkout', 'paid'] as const)
    countStep(funnel, step, 0)
  expect(conversionOf(funnel)).toEqual({ claimed: 0.4, checkout: 0.5, paid: 0.5, overall: 0.1 })
  expect(conversionOf(openFunnel(0, 0)).claimed).toBeNull()
})

test('a run without a funnel, or none at all, counts nothing', () => {
  const { airing } = openBooth()
  airing.runs.r1!.funnel = null
  for (const runId of ['r1', 'r9', '__proto__']) countRunStep(airing, runId, 'claimed', 0)
  expect(airing.runs.r1!.funnel).toBeNull()
})
