import { describe, expect, it } from 'vitest'
import { viewerAct } from '../../../../core/chat/act'
import { cleanLine } from '../../../../core/chat/clean'
import { type RawLine, ViewerRef } from '../../../../core/chat/port'
import { createCrowd, decidePayment, type ShowView } from '../../../../main/chat/replay'
import { createVirtualWorld } from './virtual-world'

const minute = 60_000
const nothing: ShowView = { openDrop: null, openQuiz: null, holds: [] }
const drop = (left: number): ShowView => ({
  ...nothing,
  openDrop: { runId: 'r1', title: 'Mug', price: '€12', left },
})
const lineOf = (line: RawLine) => cleanLine(line.text, { reply: null, platform: line.platform })
const actOf = (line: RawLine, choices: number | null = null) =>
  viewerAct(
    lineOf(line),
    choices === null ? null : { runId: 'r1', choices: Array.from({ length: choices }, () => '') },
  )?.act ?? null
const abusive = /idiot|loser|moron|fool|ugly|garbage|clown|1diot|i d i o t/i

async function sitting(options: { size?: number; seed?: number } = {}) {
  const crowd = createCrowd({ size: options.size ?? 400, seed: options.seed ?? 7 })
  const virtual = createVirtualWorld()
  await crowd.start(virtual.world)
  return { crowd, ...virtual }
}

function perSecond(lines: readonly RawLine[], seconds: number): number[] {
  const counts = Array.from({ length: seconds }, () => 0)
  const start = 1_800_000_000_000
  for (const line of lines) {
    const second = Math.floor((line.sentAt! - start) / 1_000)
    if (second < seconds) counts[second]! += 1
  }
  return counts
}

describe('the crowd', () => {
  it('chats as small real chats do', async () => {
    const { lines, pass } = await sitting()
    pass(30 * minute)
    const counts = perSecond(lines, 1_800)
    const mean = lines.length / 1_800
    const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length
    expect(mean).toBeGreaterThan(1.1)
    expect(mean).toBeLessThan(1.6)
    expect(variance / mean).toBeGreaterThan(1.4)
    expect(variance / mean).toBeLessThan(2)

    const short = lines.filter((line) => line.text.length <= 10).length / lines.length
    expect(short).toBeGreaterThan(0.42)
    expect(short).toBeLessThan(0.62)
    const repeats = lines.filter((line, at) =>
      lines
        .slice(Math.max(0, at - 90), at)
        .some((earlier) => earlier.text === line.text && line.sentAt! - earlier.sentAt! <= 30_000),
    )
    expect(repeats.length / lines.length).toBeGreaterThan(0.28)
    expect(repeats.length / lines.length).toBeLessThan(0.45)
    const top = new Set(['c1', 'c2', 'c3', 'c4'])
    const share = lines.filter((line) => top.has(line.viewer.id)).length / lines.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.2)
  })

  it('misbehaves: two abusive lines in the first minute, about two a minute after, links, shouting and spam', async () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const { lines, pass } = await sitting({ seed })
      pass(minute)
      expect(lines.filter((line) => abusive.test(line.text)).length).toBeGreaterThanOrEqual(2)
      pass(19 * minute)
      const perMinute = lines.filter((line) => abusive.test(line.text)).length / 20
      expect(perMinute).toBeGreaterThan(1.6)
      expect(perMinute).toBeLessThan(2.8)
      expect(lines.some((line) => /https?:|www\.|bit\./.test(line.text))).toBe(true)
      expect(lines.some((line) => /^[A-Z ]{20,}$/.test(line.text))).toBe(true)
    }
  })

  it('has different, presentable viewers in several scripts', async () => {
    const { crowd } = await sitting({ size: 600 })
    const names = crowd.viewers.map((viewer) => viewer.name)
    expect(new Set(names).size).toBe(600)
    expect(new Set(crowd.viewers.map((viewer) => viewer.id)).size).toBe(600)
    for (const viewer of crowd.viewers) expect(ViewerRef.parse(viewer)).toEqual(viewer)
    for (const script of [
      /\p{Script=Cyrillic}/u,
      /\p{Script=Han}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Hangul}/u,
    ]) {
      expect(names.some((name) => script.test(name))).toBe(true)
    }
  })

  it('says the same for the same seed and show, and something else for another', async () => {
    const run = async (seed: number) => {
      const { crowd, lines, pass } = await sitting({ seed })
      pass(5_000)
      crowd.watch(drop(20))
      await crowd.say('e1', 'The drop is open', null)
      pass(10_000)
      crowd.watch(nothing)
      pass(20_000)
      return lines
    }
    expect(await run(3)).toEqual(await run(3))
    expect((await run(3)).map((line) => line.text)).not.toEqual((await run(4)).map((line) => line.text))
  })

  it('gives every line its own id, in every sitting', async () => {
    const { crowd, lines, pass, world } = await sitting()
    pass(minute)
    await crowd.stop()
    await crowd.start(world)
    pass(minute)
    expect(new Set(lines.map((line) => line.messageId)).size).toBe(lines.length)
  })

  it('claims in a rush, with typos and doubles, and too late', async () => {
    const { crowd, lines, pass } = await sitting()
    pass(10_000)
    expect(lines.filter((line) => actOf(line) === 'claim')).toEqual([])
    const opened = 1_800_000_010_000
    crowd.watch(drop(40))
    pass(30_000)
    const claims = lines.filter((line) => actOf(line) === 'claim')
    expect(new Set(claims.map((line) => line.viewer.id)).size).toBeGreaterThan(40)
    expect(claims.length).toBeGreaterThan(new Set(claims.map((line) => line.viewer.id)).size)
    const counts = perSecond(claims, 40).slice(10)
    const fullest = counts.indexOf(Math.max(...counts))
    expect(fullest).toBeGreaterThanOrEqual(1)
    expect(fullest).toBeLessThanOrEqual(5)
    expect(claims[0]!.sentAt).toBeGreaterThan(opened)
    expect(lines.some((line) => /^(!calim|!clam|claim|!cliam|!claimm|!!claim|!bye)$/.test(line.text))).toBe(
      true,
    )
    expect(lines.some((line) => actOf(line) === 'stock')).toBe(true)

    const before = claims.length
    crowd.watch(nothing)
    pass(10_000)
    expect(lines.filter((line) => actOf(line) === 'claim').length).toBeGreaterThan(before)
  })

  it('loses interest when all is sold, and buys what is left over', async () => {
    const soldOut = await sitting()
    soldOut.crowd.watch(drop(40))
    soldOut.crowd.watch(drop(0))
    soldOut.pass(30_000)
    const leftOver = await sitting()
    leftOver.crowd.watch(drop(40))
    leftOver.pass(minute)
    const claimsOf = (lines: RawLine[]) => lines.filter((line) => actOf(line) === 'claim').length
    expect(claimsOf(soldOut.lines)).toBeLessThan(claimsOf(leftOver.lines) / 2)
    expect(
      leftOver.lines.filter((line) => actOf(line) === 'claim' && line.sentAt! > 1_800_000_040_000).length,
    ).toBeGreaterThan(3)
  })

  it('asks for more time and cancels, but only viewers who hold something', async () => {
    const { crowd, lines, pass } = await sitting()
    const holds = crowd.viewers
      .slice(0, 100)
      .map((viewer) => ({ viewerId: viewer.id, payBy: 1_800_000_480_000 }))
    crowd.watch({ ...nothing, holds })
    pass(minute)
    const acts = lines.map((line) => actOf(line))
    expect(acts).toContain('more-time')
    expect(acts).toContain('cancel')
    const holders = new Set(holds.map((hold) => hold.viewerId))
    for (const line of lines) {
      if (['more-time', 'cancel'].includes(actOf(line) ?? '')) expect(holders.has(line.viewer.id)).toBe(true)
    }
    expect(lines.filter((line) => actOf(line) === 'claim')).toEqual([])
  })

  it('answers a quiz in many ways, mostly in time', async () => {
    const { crowd, lines, pass } = await sitting()
    pass(3_000)
    crowd.watch({ ...nothing, openQuiz: { runId: 'q1', choices: 4, closesAt: 1_800_000_023_000 } })
    pass(20_000)
    const answers = lines.filter((line) => actOf(line, 4) === 'answer')
    expect(new Set(answers.map((line) => line.viewer.id)).size).toBeGreaterThan(150)
    expect(answers.some((line) => line.text.startsWith('!answer'))).toBe(true)
    expect(answers.some((line) => /^[Ａ-Ｄ]$/.test(line.text))).toBe(true)
    crowd.watch(nothing)
    const count = answers.length
    pass(10_000)
    expect(lines.filter((line) => actOf(line, 4) === 'answer').length).toBeGreaterThan(count)
  })

  it('reacts to what the show says, once for each effect', async () => {
    const first = await sitting()
    const second = await sitting()
    for (const id of ['e1', 'e2', 'e3', 'e4', 'e5', 'e6']) {
      expect(await first.crowd.say(id, 'Sold out, thank you', null)).toEqual({ ok: true, value: null })
      await first.crowd.say(id, 'Sold out, thank you', null)
      await second.crowd.say('e1', 'Sold out, thank you', null)
      first.pass(10_000)
      second.pass(10_000)
    }
    const sighs = (lines: RawLine[]) =>
      lines.filter((line) => /nooo|so fast|next time|too slow|😭/.test(line.text)).length
    expect(sighs(first.lines)).toBeGreaterThan(0)
    expect(sighs(first.lines)).toBeGreaterThanOrEqual(sighs(second.lines))
    expect(await first.crowd.say('e9', 'x'.repeat(501), null)).toMatchObject({ ok: false, code: 'too-long' })
  })

  it('takes lines back, stops at once, and says so', async () => {
    const { crowd, lines, retracted, states, pass, pending } = await sitting()
    pass(10_000)
    await crowd.moderate({ do: 'delete', messageId: lines[0]!.messageId })
    expect(retracted).toEqual([{ what: 'message', messageId: lines[0]!.messageId }])
    await crowd.stop()
    expect(pending()).toBe(0)
    expect(states.map((state) => state.link)).toEqual(['live', 'off'])
    expect(crowd.state().link).toBe('off')
    expect(await crowd.say('e1', 'hello', null)).toMatchObject({ ok: false, code: 'not-connected' })
    const count = lines.length
    pass(minute)
    expect(lines).toHaveLength(count)
  })

  it('copes with a single viewer', async () => {
    const { crowd, lines, pass } = await sitting({ size: 1 })
    crowd.watch(drop(5))
    crowd.watch({ ...nothing, openQuiz: { runId: 'q', choices: 2, closesAt: 0 } })
    pass(minute)
    expect(new Set(lines.map((line) => line.viewer.id))).toEqual(new Set(['c1']))
  })
})

describe('paying', () => {
  it('mostly succeeds after a few seconds, with any source of chance', () => {
    for (const random of [Math.random, () => 0.5]) {
      const decisions = Array.from({ length: 2_000 }, (_, at) => decidePayment(`c${at}`, random))
      const share = (outcome: string) =>
        decisions.filter((decision) => decision.outcome === outcome).length / 2_000
      expect(share('pays')).toBeGreaterThan(0.78)
      expect(share('pays')).toBeLessThan(0.9)
      expect(share('declines')).toBeGreaterThan(0.04)
      expect(share('abandons')).toBeGreaterThan(0.04)
      for (const { outcome, delay } of decisions) {
        if (outcome === 'pays') expect(delay).toBeGreaterThanOrEqual(2_000)
        if (delay !== null) expect(delay).toBeLessThanOrEqual(15_000)
      }
    }
  })
})
