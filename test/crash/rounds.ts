import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { waitingEffects } from '../../core/show/effects'
import { checkEffects, checkProfile, type Findings } from './check'
import { openConsole } from './console'

export interface RoundsOptions {
  readonly folder: string
  readonly rounds: number
  /** The bundle to run as the victim: it is given `--victim <folder>`. */
  readonly bundle: string
  /** In [0, 1). */
  readonly random: () => number
  readonly onRound?: (round: number, findings: Findings) => void
}

/** Starts the victim, kills it at a random moment, looks at what is left; the next victim goes on from there. */
export async function crashRounds({
  folder,
  rounds,
  bundle,
  random,
  onRound,
}: RoundsOptions): Promise<Findings> {
  let acts: ReadonlyMap<string, number> = new Map()
  let last = checkProfile(folder, acts)
  for (let round = 1; round <= rounds; round += 1) {
    const before = last.acks
    // Every fifth dies while it opens or recovers.
    const early = random() < 0.2
    const complaint = await killedVictim(
      bundle,
      folder,
      before,
      early,
      Math.floor(random() * (early ? 600 : 150)),
    )
    last = checkProfile(folder, acts)
    if (complaint !== '') last.faults.push(`the victim complained: ${complaint}`)
    acts = last.settledActs
    onRound?.(round, last)
    if (last.faults.length > 0) return last
  }
  last.faults.push(...(await settle(folder)))
  return last
}

/** Resolves when it is dead: `after` milliseconds from its start or from its first new reply. Answers what it said of errors. */
function killedVictim(
  bundle: string,
  folder: string,
  acks: number,
  early: boolean,
  after: number,
): Promise<string> {
  const child = spawn(process.execPath, [bundle, '--victim', folder], { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text
  })
  const kill = () => child.kill('SIGKILL')
  const atWork = setInterval(() => {
    if (!early && linesIn(join(folder, 'acks.jsonl')) <= acks) return
    clearInterval(atWork)
    setTimeout(kill, after)
  }, 5)
  const tooLong = setTimeout(() => {
    complaint += 'it did nothing for 30 seconds'
    kill()
  }, 30_000)
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(atWork)
      clearTimeout(tooLong)
      resolve(signal === 'SIGKILL' ? complaint : `it ended by itself with ${code}: ${complaint}`)
    })
  })
}

function linesIn(file: string): number {
  try {
    return readFileSync(file, 'utf8').split('\n').length - 1
  } catch {
    return 0
  }
}

/** The last opening is left alone until every payment has ended: then the books must agree with the carrier's. */
async function settle(folder: string): Promise<string[]> {
  const console = openConsole(folder)
  const faults: string[] = []
  const until = Date.now() + 20_000
  const airing = () => console.runner.world().airing
  const orders = () => Object.values(airing()?.shop.orders ?? {})
  const open = () =>
    orders().filter((order) =>
      order.payments.some(({ state }) => state === 'opening' || state === 'refunding'),
    )
  const owed = () =>
    (airing()?.ledger ?? []).reduce(
      (sum, one) => sum + (one.account === 'carrier:sandbox' ? one.amount : 0),
      0,
    )
  const has = () =>
    carrierHas(
      folder,
      new Set(orders().flatMap((order) => order.payments.map(({ operationId }) => operationId))),
    )
  const rows = () => {
    const { airing } = console.runner.world()
    return airing === null ? [] : waitingEffects(airing)
  }
  const settled = () =>
    open().length === 0 && rows().length === 0 && console.store.waiting().length === 0 && owed() === has()
  while (!settled() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
  for (const order of open())
    faults.push(`order ${order.id} never settled: ${JSON.stringify(order.payments)}`)
  for (const { effect } of console.store.waiting())
    faults.push(`effect ${effect.id} (${effect.type}) was never settled`)
  if (owed() !== has()) faults.push(`the ledger says the carrier owes ${owed()}, its own book says ${has()}`)
  const { airing: last } = console.runner.world()
  if (last !== null)
    checkEffects(console.store, last, (holds, fault) => void (holds || faults.push(fault)), true)
  await console.close()
  return faults
}

function carrierHas(folder: string, operations: ReadonlySet<string>): number {
  const last = new Map<string, { state: string; amount: { amount: number } }>()
  for (const text of readFileSync(join(folder, 'sandbox-payments.jsonl'), 'utf8').split('\n')) {
    try {
      const payment = JSON.parse(text) as { operationId: string; state: string; amount: { amount: number } }
      if (operations.has(payment.operationId)) last.set(payment.operationId, payment)
    } catch {
      // A line torn by a kill: the sandbox passes over it too.
    }
  }
  return [...last.values()].reduce(
    (sum, { state, amount }) => sum + (state === 'paid' ? amount.amount : 0),
    0,
  )
}
