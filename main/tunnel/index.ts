import { fail, ok, type Result } from '../../core/base/result'
import { parsePublicOrigin } from '../../core/reach/origin'
import type { TunnelState, TunnelWish } from '../../core/reach/tunnel'
import { findProgram } from './find'
import { type StartTunnel, startTunnel, type TunnelProcess } from './process'
import { programOf, type TunnelProgram, tunnelPrograms } from './programs'

export interface TunnelParts {
  /** Runs once after `ms`; returns the cancel. */
  readonly after: (ms: number, run: () => void) => () => void
  readonly log: { info(text: string): void; warn(text: string): void }
  readonly changed: () => void
  readonly now: () => number
  readonly find?: (program: TunnelProgram) => string | null
  readonly start?: StartTunnel
}

export interface Tunnel {
  /** Starts it, or another one instead; `port` is the room's own listener on this machine. */
  readonly open: (wish: TunnelWish, port: number) => Promise<Result<null>>
  readonly shut: () => Promise<void>
  readonly state: () => TunnelState
}

/** Whether the programs are there is looked up at most this often: the state is read many times a second. */
const lookEvery = 10_000
/** A program that says nothing useful for this long is started again. */
const silentFor = 45_000
/** Between two starts: twice as long each time. One that was up for a minute begins anew. */
const firstPause = 1_000
const longestPause = 60_000
const steadyAfter = 60_000

/** Keeps one tunnel program running and knows what it says of itself. */
export function createTunnel(parts: TunnelParts): Tunnel {
  const { after, log, changed, find = findProgram, start = startTunnel } = parts
  const looked = lookedUp(find, parts.now)
  let wish: TunnelWish | null = null
  let now: Pick<TunnelState, 'state' | 'address' | 'reason'> = { state: 'off', address: null, reason: null }
  /** Counts starts and ends: what an ended one still says is dropped. */
  let turn = 0
  let running: TunnelProcess | null = null
  let cancels: (() => void)[] = []

  const state = (): TunnelState => ({
    programs: looked(),
    wish,
    quick: wish !== null && programOf(wish.program).isQuick(wish),
    ...now,
  })
  const learn = (next: Partial<typeof now>) => {
    const before = JSON.stringify(now)
    now = { ...now, ...next }
    if (JSON.stringify(now) !== before) changed()
  }
  const calm = () => {
    for (const cancel of cancels) cancel()
    cancels = []
  }

  const run = (wanted: TunnelWish, target: string, file: string, pause: number) => {
    turn += 1
    const mine = turn
    const program = programOf(wanted.program)
    let said: string | null = null
    let asked: string | null = null
    let next = pause
    const again = (why: string) => {
      if (turn !== mine) return
      turn += 1
      calm()
      running = null
      const reason = asked ?? `${program.title} ended (${said ?? why}).`
      log.warn(`tunnel: ${reason}`)
      learn({ state: 'restarting', reason, address: program.isQuick(wanted) ? null : now.address })
      cancels.push(after(next, () => run(wanted, target, file, Math.min(longestPause, next * 2))))
    }
    const up = (address: string) => {
      if (now.state !== 'up' || now.address !== address) log.info(`tunnel: up at ${address}`)
      calm()
      cancels.push(
        after(steadyAfter, () => {
          next = firstPause
        }),
      )
      learn({ state: 'up', address, reason: null })
    }
    const read = (line: string) => {
      if (turn !== mine || line.trim() === '') return
      asked = program.asks(line) ?? asked
      if (asked !== null && now.state !== 'up') learn({ reason: asked })
      if (/\bERR\b|error|failed/i.test(line)) said = line.trim().slice(0, 200)
      const found = program.addressIn(line)
      if (wanted.address !== null && (program.connected?.test(line) ?? found !== null)) up(wanted.address)
      else if (wanted.address === null && found !== null) up(found)
    }
    running = start(file, program.arguments(wanted, target), { line: read, ended: again })
    cancels.push(
      after(silentFor, () => {
        if (turn !== mine) return
        const silent = running
        said ??= `no address after ${silentFor / 1_000} s`
        again('silent')
        void silent?.end()
      }),
    )
  }

  const shut = async () => {
    turn += 1
    calm()
    const ending = running
    running = null
    wish = null
    learn({ state: 'off', address: null, reason: null })
    await ending?.end()
  }

  /** One after the other: two presses at once must not leave two programs. */
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = queue.then(work)
    queue = mine.catch(() => {})
    return mine
  }
  const open = async (wanted: TunnelWish, port: number): Promise<Result<null>> => {
    await shut()
    const program = programOf(wanted.program)
    wish = wanted
    const file = find(program)
    if (file === null) {
      const reason = `${program.title} is not installed: there is no "${program.command}" on this computer.`
      learn({ state: 'failed', reason })
      return fail('no-program', reason)
    }
    if (!program.isQuick(wanted) && program.connected !== null && wanted.address === null) {
      const reason = 'A named tunnel needs its public address, like https://show.example.'
      learn({ state: 'failed', reason })
      return fail('no-address', reason)
    }
    const address = wanted.address === null ? null : parsePublicOrigin(wanted.address)
    if (address !== null && !address.ok) {
      learn({ state: 'failed', reason: address.message })
      return fail('no-address', address.message)
    }
    const known = { ...wanted, address: address?.value ?? null }
    learn({ state: 'starting', address: program.isQuick(wanted) ? null : known.address, reason: null })
    run(known, `http://127.0.0.1:${port}`, file, firstPause)
    return ok(null)
  }
  return {
    state,
    shut: () => inTurn(shut),
    open: (wanted, port) => inTurn(() => open(wanted, port)),
  }
}

function lookedUp(find: (program: TunnelProgram) => string | null, now: () => number) {
  let at = Number.NEGATIVE_INFINITY
  let programs: TunnelState['programs'] = []
  return () => {
    if (now() - at < lookEvery) return programs
    at = now()
    programs = tunnelPrograms.map((program) => {
      const { id, title } = program
      return { id, title, found: find(program) !== null }
    })
    return programs
  }
}
