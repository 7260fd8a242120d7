import type { Result } from '../../core/base/result'
import type { Happening, Presser, ViewerAct } from '../../core/cues/happening'
import { type Cue, emptyShow, type Show } from '../../core/show/show'
import { type Console, openConsole } from './console'

const by: Presser = { from: 'console', name: 'crash' }
const drops = 12
const stock = 25
const viewers = 60
const tests = ['paid', 'paid', 'declined', 'late', 'silent']

/** Runs a show at full speed until it is killed. Every reply is noted down outside as soon as it is known. */
export async function runVictim(folder: string): Promise<never> {
  const console = openConsole(folder)
  for (;;) {
    const { airing } = console.runner.world()
    if (airing === null || airing.endedAt !== null) {
      const airingId = `a${console.store.airings().length + 1}`
      await ask(console, `start:${airingId}`, {
        type: 'airing-started',
        airingId,
        show: show(),
        mode: 'rehearsal',
        joinUrl: null,
        followsEffects: true,
        by,
      })
      continue
    }
    const cueId = airing.show.rundown
      .map((cue) => cue.id)
      .find((id) => !airing.runOrder.some((run) => airing.runs[run]!.cueId === id))
    if (cueId === undefined) {
      await ask(console, `end:${airing.id}`, { type: 'airing-ended', by })
      continue
    }
    const fired = await ask(console, `fire:${airing.id}:${cueId}`, { type: 'cue-fired', cueId, by })
    if (fired.ok) await rush(console, (fired.value as { runId: string }).runId)
  }
}

/** Everybody at once: claims, repeats of claims, payments, cancellations, refunds, and chat between them. */
async function rush(console: Console, runId: string): Promise<void> {
  const all = Array.from({ length: viewers }, async (_, n) => {
    const id = `v${n}`
    const act = (key: string, what: ViewerAct) =>
      ask(console, `${key}:${runId}:${id}`, {
        type: 'viewer-acted',
        viewer: viewer(id),
        audience: 'stream',
        act: what,
      })
    void console.runner.offer(talk(`${runId}:${id}`), `room:${runId}:${id}`)
    const [claimed] = await Promise.all([
      act('claim', { act: 'claim', runId }),
      act('claim', { act: 'claim', runId }),
    ])
    const hold = claimed.ok ? (claimed.value as { hold?: { id: string } }).hold : undefined
    if (hold === undefined) return
    if (n % 7 === 0) return act('cancel', { act: 'cancel', holdId: hold.id })
    const test = tests[n % tests.length]!
    const bought = await act('pay', { act: 'check-out', holdId: hold.id, consent: true, carrier: null, test })
    if (n % 5 === 3) await act('cancel-late', { act: 'cancel', holdId: hold.id })
    if (!bought.ok || n % 9 !== 0) return
    await ask(console, `refund:${runId}:${id}`, {
      type: 'refund-asked',
      orderId: (bought.value as { id: string }).id,
      by,
    })
  })
  await Promise.all(all)
}

async function ask(
  { runner, outside }: Console,
  key: string,
  happening: Happening,
): Promise<Result<unknown>> {
  const reply = await runner.offer(happening, key)
  outside.acks.add({ key, reply })
  return reply
}

const viewer = (id: string) => ({ platform: 'room', id, name: id })

function talk(id: string): Happening {
  return {
    type: 'line-judged',
    lineId: `room:${id}`,
    viewer: viewer('talker'),
    audience: 'stream',
    text: `line ${id}`,
    flags: [],
    verdict: { action: 'allow', reasons: [] },
    act: null,
  }
}

/** Drops, which post, and a scene after each. */
function show(): Show {
  const rundown = Array.from({ length: drops }, (_, n) => [drop(n), scene(n)]).flat()
  return { ...emptyShow('show', 'Crash', 0), rundown }
}

function scene(n: number): Cue {
  return { ...drop(n), id: `scene${n}`, kind: 'scene', title: `Scene ${n}`, props: { scene: `Scene ${n} ` } }
}

function drop(n: number): Cue {
  return {
    id: `drop${n}`,
    kind: 'drop',
    title: `Drop ${n}`,
    props: { title: `Drop ${n}`, price: 500 + n, stock },
    plannedFor: 60_000,
    hotkey: null,
    note: '',
  }
}
