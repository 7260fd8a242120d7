import { fail, ok, type Result } from '../base/result'
import type { Instant } from '../base/time'
import { minute } from '../base/time'
import { type AnyKind, kindOf } from '../cues'
import type { Entry, HappeningOf, Presser } from '../cues/happening'
import type { Stage } from '../cues/kind'
import { openFunnel } from '../telemetry/funnel'
import type { Airing, Run } from './airing'
import { delaysNow } from './delays'
import { reached } from './lines'
import type { Scratch } from './scratch'
import type { Cue } from './show'

/** Props never change during an airing, so each cue's are parsed once; the cache is not state. */
const parsedProps = new WeakMap<Cue, unknown>()

function propsOf(kind: AnyKind, cue: Cue): Result<unknown> {
  if (parsedProps.has(cue)) return ok(parsedProps.get(cue))
  const parsed = kind.props.safeParse(cue.props)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return fail(
      'cue-not-ready',
      `"${cue.title}" cannot be fired: ${issue?.path.join(' ')} ${issue?.message}.`,
    )
  }
  parsedProps.set(cue, parsed.data)
  return ok(parsed.data)
}

export function openRuns(airing: Airing): Run[] {
  const open: Run[] = []
  for (const id of airing.runOrder) {
    const run = airing.runs[id]!
    if (run.closedAt === null) open.push(run)
  }
  return open
}

/** The run with its cue, kind and parsed props; null when the cue or kind is unknown (a newer file). */
export function castOf(airing: Airing, run: Run): { cue: Cue; kind: AnyKind; props: unknown } | null {
  const cue = airing.show.rundown.find((one) => one.id === run.cueId)
  const kind = kindOf(run.kind)
  if (cue === undefined || kind === null) return null
  const props = propsOf(kind, cue)
  return props.ok ? { cue, kind, props: props.value } : null
}

export function onStage<T>(
  airing: Airing,
  run: Run,
  scratch: Scratch,
  act: (stage: Stage<unknown, unknown>, kind: AnyKind) => T,
): T | null {
  const cast = castOf(airing, run)
  if (cast === null) return null
  return act(scratch.stageOf(run, cast.cue, cast.props), cast.kind)
}

export function fireCue(
  airing: Airing,
  entry: Entry,
  fired: HappeningOf<'cue-fired'>,
  scratch: Scratch,
): Result<unknown> {
  if (airing.panic !== null) return fail('panicked', 'Everything is stopped. Resume first, then fire.')
  const cue = airing.show.rundown.find((one) => one.id === fired.cueId)
  if (cue === undefined) return fail('cue-not-found', 'This cue is not in the running show.')
  const kind = kindOf(cue.kind)
  if (kind === null)
    return fail('unknown-kind', `"${cue.title}" needs a newer Micdrop: it has no kind called ${cue.kind}.`)
  const props = propsOf(kind, cue)
  if (!props.ok) return props
  const fault = kind.fault?.(props.value, airing, cue) ?? null
  if (fault !== null) return fail('cue-not-ready', fault)
  const run: Run = {
    id: `r${entry.seq.toString(36)}`,
    cueId: cue.id,
    kind: kind.id,
    firedAt: entry.at,
    by: presserText(fired.by),
    closedAt: null,
    paused: false,
    state: null,
    funnel: kind.risk === 'money' ? openFunnel(entry.at, reached(airing, entry.at, 5 * minute)) : null,
    delays: delaysNow(airing, entry.at),
    step: 0,
    ...(airing.followsEffects === true ? { effects: [] } : {}),
  }
  airing.runs[run.id] = run
  airing.runOrder.push(run.id)
  run.state = kind.begin(scratch.stageOf(run, cue, props.value) as Stage<unknown, null>)
  scratch.shop.emit(run.id, { type: 'mark', text: cue.title })
  return ok({ runId: run.id })
}

export function actAsHost(
  airing: Airing,
  acted: HappeningOf<'host-acted'>,
  scratch: Scratch,
): Result<unknown> {
  const run = airing.runs[acted.runId]
  if (run === undefined || run.closedAt !== null) return fail('run-over', 'This cue is already over.')
  const done = onStage(airing, run, scratch, (stage, kind) => kind.onHost?.(stage, acted.action) ?? null)
  if (done !== null) return done
  if (acted.action !== 'close')
    return fail('unknown-action', `This cue has no action called ${acted.action}.`)
  run.closedAt = scratch.shop.now
  return ok(null)
}

/** Runs whose time has come hear the tick. */
export function tickRuns(airing: Airing, now: Instant, scratch: Scratch): void {
  for (const run of openRuns(airing))
    onStage(airing, run, scratch, (stage, kind) => {
      const due = kind.wakeAt?.(run.state, stage.props, airing) ?? null
      if (due !== null && due <= now) kind.onTick?.(stage)
    })
}

/** The earliest Instant at which any open run wants to wake. */
export function nextRunWake(airing: Airing): Instant | null {
  let next: Instant | null = null
  for (const run of openRuns(airing)) {
    const cast = castOf(airing, run)
    const due = cast === null ? null : (cast.kind.wakeAt?.(run.state, cast.props, airing) ?? null)
    if (due !== null && (next === null || due < next)) next = due
  }
  return next
}

export function presserText(by: Presser): string {
  return `${by.name} (${by.from})`
}
