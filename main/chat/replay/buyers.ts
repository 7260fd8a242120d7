import type { ViewerRef } from '../../../core/chat/port'
import type { Chance } from './chance'
import type { Plan, ShowView } from './view'

const words = [
  '!claim',
  '!claim',
  '!claim',
  '!claim',
  '!claim',
  '!claim',
  '!buy',
  '!buy',
  '!CLAIM',
  '!claim!!',
  '！ｃｌａｉｍ',
  '! claim',
]
const typos = ['!calim', '!clam', 'claim', '!cliam', '!claimm', '!!claim', '!bye']
const talk = [
  'need that {title}',
  '{price} is fair',
  'is {price} with shipping?',
  '{title}!!',
  'save one for me',
  'my fingers are too slow',
]

export type Buyers = {
  /** Call with each change of what is on air. */
  saw(before: ShowView, now: ShowView, at: number): Plan[]
  /** Call each second: stragglers and people who ask. */
  second(view: ShowView): Plan[]
}

/** Viewers who want what a drop sells: in a rush at first, with typos, twice, too late, and with second thoughts. */
export function createBuyers(viewers: readonly ViewerRef[], chance: Chance): Buyers {
  const byId = new Map(viewers.map((viewer) => [viewer.id, viewer]))

  function claimPlans(viewer: ViewerRef, runId: string, start: number): Plan[] {
    const patient = chance.happens(0.2)
    const still = (view: ShowView) => view.openDrop?.runId === runId && (patient || view.openDrop.left > 0)
    const plans: Plan[] = []
    let at = start
    if (chance.happens(0.07)) {
      plans.push({ in: at, viewer, text: chance.pick(typos), still })
      at += chance.between(1_200, 3_000)
    }
    plans.push({ in: at, viewer, text: chance.pick(words), still })
    if (chance.happens(0.08))
      plans.push({ in: at + chance.between(600, 2_500), viewer, text: '!claim', still })
    return plans
  }

  function rush(drop: NonNullable<ShowView['openDrop']>): Plan[] {
    const eager = Math.ceil(Math.min(viewers.length * 0.35, Math.max(6, drop.left * 1.5)))
    const claims = chance.sample(viewers, eager).flatMap((viewer) =>
      // Rises over the first 3 s and halves about 4 s later, as bursts in real chats do.
      claimPlans(viewer, drop.runId, 700 + chance.erlang(2, 2_200)),
    )
    const remarks = chance.sample(viewers, Math.ceil(eager / 8)).map((viewer) => {
      const text = chance.pick(talk).replace('{title}', drop.title).replace('{price}', drop.price)
      return { in: 1_500 + chance.erlang(2, 3_000), viewer, text }
    })
    return [...claims, ...remarks]
  }

  function tooLate(): Plan[] {
    return chance.sample(viewers, 3 + chance.below(4)).map((viewer) => ({
      in: 400 + chance.erlang(1, 2_000),
      viewer,
      text: chance.pick(words),
    }))
  }

  function holder(viewer: ViewerRef, payIn: number): Plan[] {
    const held = (view: ShowView) => view.holds.some((hold) => hold.viewerId === viewer.id)
    const roll = chance.next()
    if (roll < 0.06)
      return [
        { in: Math.min(chance.between(4_000, 20_000), payIn * 0.8), viewer, text: '!time', still: held },
      ]
    if (roll < 0.1)
      return [
        { in: Math.min(chance.between(3_000, 12_000), payIn * 0.8), viewer, text: '!cancel', still: held },
      ]
    return []
  }

  return {
    saw: (before, now, at) => {
      const plans: Plan[] = []
      if (before.openDrop && before.openDrop.runId !== now.openDrop?.runId) plans.push(...tooLate())
      if (now.openDrop && now.openDrop.runId !== before.openDrop?.runId) plans.push(...rush(now.openDrop))
      const known = new Set(before.holds.map((hold) => hold.viewerId))
      for (const hold of now.holds) {
        const viewer = known.has(hold.viewerId) ? undefined : byId.get(hold.viewerId)
        if (viewer) plans.push(...holder(viewer, Math.max(0, hold.payBy - at)))
      }
      return plans
    },
    second: ({ openDrop }) => {
      if (!openDrop) return []
      const plans: Plan[] = []
      if (openDrop.left > 0 && chance.happens(0.4)) {
        plans.push(...claimPlans(chance.pick(viewers), openDrop.runId, chance.between(0, 1_000)))
      }
      if (chance.happens(0.12))
        plans.push({ in: chance.between(0, 1_000), viewer: chance.pick(viewers), text: '!stock' })
      return plans
    },
  }
}
