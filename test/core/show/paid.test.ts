import { describe, expect, test } from 'vitest'
import type { PaidEvent } from '../../../core/chat/paid'
import { reportOf } from '../../../core/contract/fold-report'
import { reportCsv } from '../../../core/contract/report-csv'
import { paidViews } from '../../../core/contract/view'
import type { Happening } from '../../../core/cues/happening'
import { keptPaid, paidTotals } from '../../../core/show/paid'
import { by, cueOf } from '../../plugins/play'
import { ada, adaToo, bo, party, poster } from './people'

const paid = (id: string, more: Partial<PaidEvent> = {}): Happening => ({
  type: 'platform-paid',
  event: {
    platform: 'youtube',
    id,
    viewer: adaToo,
    kind: 'super-chat',
    amount: { amount: 500, currency: 'EUR' },
    count: null,
    title: '',
    text: 'hello',
    rewardId: null,
    settleable: false,
    ...more,
  },
})
const redeemed = (id: string, title: string, more: Partial<PaidEvent> = {}): Happening =>
  paid(id, {
    platform: 'twitch',
    viewer: bo,
    kind: 'redemption',
    amount: null,
    count: 300,
    title,
    rewardId: 'rw1',
    settleable: true,
    ...more,
  })
const hello = () => ({ ...cueOf('message', { text: 'Hello' }), reward: 'Say Hello ' })

describe('counting', () => {
  test('each once, by platform, kind and currency', () => {
    const show = party()
    show.tell(paid('1'))
    expect(show.tell(paid('1'))).toMatchObject({ refused: true, reply: { code: 'counted-before' } })
    show.tell(paid('2', { amount: { amount: 700, currency: 'EUR' } }))
    show.tell(paid('3', { amount: { amount: 90_000, currency: 'JPY' } }))
    show.tell(paid('1', { platform: 'twitch', kind: 'bits', amount: null, count: 100 }))
    show.tell(paid('9', { platform: 'twitch', kind: 'subscription', amount: null }))
    expect(paidTotals(show.airing())).toEqual([
      { platform: 'youtube', kind: 'super-chat', currency: 'EUR', total: 1_200 },
      { platform: 'youtube', kind: 'super-chat', currency: 'JPY', total: 90_000 },
      { platform: 'twitch', kind: 'bits', currency: null, total: 100 },
      { platform: 'twitch', kind: 'subscription', currency: null, total: 1 },
    ])
  })

  test('the list is bounded, the totals are not; newest first on the screen', () => {
    const show = party()
    for (let n = 0; n < keptPaid + 20; n += 1) show.tell(paid(`${n}`))
    expect(show.airing().paid.list).toHaveLength(keptPaid)
    expect(paidTotals(show.airing())[0]?.total).toBe(500 * (keptPaid + 20))
    expect(paidViews(show.airing()).slice(0, 2)).toMatchObject([{ id: '119' }, { id: '118' }])
    expect(paidViews(show.airing())).toHaveLength(50)
  })

  test('words that are taken back are gone, the money stays', () => {
    const show = party()
    show.tell(paid('1'))
    show.tell(paid('2'))
    show.tell({ type: 'line-retracted', lineId: 'youtube:1' })
    expect(show.airing().paid.list.map(({ text }) => text)).toEqual(['', 'hello'])
    show.tell({ type: 'lines-retracted', platform: 'youtube', viewerId: adaToo.id })
    expect(show.airing().paid.list.map(({ text }) => text)).toEqual(['', ''])
    expect(paidTotals(show.airing())[0]?.total).toBe(1_000)
  })

  test('stands in the report, with what moderators did', () => {
    const show = party()
    show.tell(paid('1'))
    show.tell({
      type: 'moderation-asked',
      act: 'timeout',
      viewer: ada,
      lineId: null,
      seconds: 60,
      why: '=spam',
      by,
    })
    const { id, mode, startedAt, endedAt } = show.airing()
    const report = reportOf(show.airing(), { id, showTitle: 'x', mode, startedAt, endedAt }, () => false)
    expect(report.paid).toEqual([{ platform: 'youtube', kind: 'super-chat', currency: 'EUR', total: 500 }])
    expect(report.moderated).toMatchObject([{ act: 'timeout', why: '=spam', state: 'asked' }])
    const csv = reportCsv(report)
    expect(csv).toContain('paid,youtube,super-chat,EUR,500')
    expect(csv).toMatch(/moderation,Ada,twitch,timeout,60,asked,'=spam/)
  })
})

describe('a redeemed reward', () => {
  test('fires the cue that waits for this very title, and no other', () => {
    const named = (title: string) => ({ title: title.trim(), rewardTitle: title })
    const cues = [
      'Poster',
      'poster',
      'Poster ',
      'Pos\u0327ter',
      'P\u200doster',
      '\u05e4\u05d5\u05e1\u05d8\u05e8',
      '\u{1f5bc}\ufe0f',
    ]
    const show = party(
      ...cues.map((reward, at) => ({ ...cueOf('message', { text: 'Hi' }, `cue-${at}`), reward })),
    )
    for (const [at, title] of cues.entries()) {
      show.tell(redeemed(`${at}`, 'x', named(title)))
      expect(show.run().cueId).toBe(`cue-${at}`)
    }
  })

  test('of a title that only looks like a cue’s fires nothing, says so, and is given back', () => {
    const show = party(hello())
    const outcome = show.tell(redeemed('1', 'Say hello', { rewardTitle: 'Say hello' }))
    expect(outcome.reply).toMatchObject({
      value: {
        runId: null,
        fault:
          'A cue waits for "Say Hello ", the reward is called "Say hello": they differ in more than one way.',
      },
    })
    expect(outcome.effects).toMatchObject([{ type: 'settle-redemption', fulfil: false }])
    expect(show.tell(redeemed('2', 'Water', { rewardTitle: 'Water' })).effects).toEqual([])
    expect(show.airing().runOrder).toEqual([])
  })

  test('is fulfilled by its run, which waits for that', () => {
    const show = party({ ...hello(), reward: 'Hello' })
    const { effects } = show.tell(redeemed('1', 'Hello', { rewardTitle: 'Hello' }))
    const { id } = effects.find(({ type }) => type === 'settle-redemption')!
    expect(id.startsWith(`${show.run().id}:`)).toBe(true)
    expect(show.run().effects!.at(-1)).toMatchObject({
      id,
      what: 'redemption',
      name: 'twitch',
      state: 'waiting',
    })
  })

  test('in the log of an older version fires its cue, whatever the case of its title, and is fulfilled', () => {
    const show = party(hello())
    const outcome = show.tell(redeemed('1', 'say hello'))
    expect(show.run()).toMatchObject({ cueId: 'cue-1', by: 'Bo (redemption)' })
    expect(outcome.reply).toMatchObject({ ok: true, value: { runId: show.run().id } })
    expect(outcome.effects).toContainEqual({
      type: 'settle-redemption',
      id: expect.any(String) as string,
      platform: 'twitch',
      rewardId: 'rw1',
      redemptionId: '1',
      fulfil: true,
    })
    expect(show.tell(redeemed('1', 'say hello')).effects).toEqual([])
    expect(show.airing().runOrder).toHaveLength(1)
  })

  test.each([
    ['in a panic', (show: ReturnType<typeof party>) => show.tell({ type: 'panicked', by }), 'Say Hello'],
    ['for a cue that cannot be fired', () => {}, 'Broken'],
  ] as const)('%s is given back', (_when, before, title) => {
    const show = party(hello(), { ...cueOf('message', { text: 5 }, 'cue-2'), reward: 'Broken' })
    before(show)
    expect(show.tell(redeemed('1', title)).effects).toMatchObject([
      { type: 'settle-redemption', fulfil: false },
    ])
    expect(show.airing().runOrder).toEqual([])
    expect(show.airing().paid.list).toHaveLength(1)
  })

  test('opens no sale that nobody would see: it is given back, in a live show with a stream', () => {
    const sale = { ...poster(), reward: 'Poster' }
    const unseen = (id: string, title: string) => ({ ...redeemed(id, title), unseen: true }) as Happening
    const show = party(sale, { ...hello(), id: 'cue-2' })
    Object.assign(show.airing(), { mode: 'live' })
    const refused = show.tell(unseen('1', 'poster'))
    expect(refused.reply).toMatchObject({
      value: { runId: null, fault: expect.stringMatching(/not on air/) },
    })
    expect(refused.effects).toMatchObject([{ type: 'settle-redemption', fulfil: false }])
    expect(show.airing().runOrder).toEqual([])
    expect(show.tell(unseen('2', 'say hello')).reply).toMatchObject({ value: { fault: null } })
    expect(show.tell(redeemed('3', 'poster')).reply).toMatchObject({ value: { fault: null } })

    const rehearsal = party(sale)
    expect(rehearsal.tell(unseen('1', 'poster')).reply).toMatchObject({ value: { fault: null } })
  })

  test('of another app is counted and left alone; one of no cue too', () => {
    const show = party(hello(), cueOf('message', { text: 'x' }, 'cue-2'))
    expect(
      show.tell(redeemed('1', 'say hello', { settleable: false })).effects.map(({ type }) => type),
    ).not.toContain('settle-redemption')
    expect(show.airing().runOrder).toHaveLength(1)
    expect(show.tell(redeemed('2', '')).effects).toEqual([])
    expect(show.tell(redeemed('3', 'Drink water')).effects).toEqual([])
    expect(show.airing().paid.list).toHaveLength(3)
  })
})
