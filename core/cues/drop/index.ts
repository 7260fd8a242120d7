import { fail, ok, type Result } from '../../base/result'
import { type Duration, second } from '../../base/time'
import type { Audience, ViewerRef } from '../../chat/viewer'
import {
  claim,
  heldCount,
  isSoldOut,
  leftFor,
  moveUp,
  openPool,
  poolIdOf,
  releaseHall,
  reservedForHall,
  sendAway,
} from '../../commerce'
import type { CardView } from '../../overlay/model'
import type { Airing, Run } from '../../show/airing'
import { botWordsOf } from '../../words/bot'
import { delayOf, isOpenFor, isOver, lateFigures, openWindow, passEnds, sourceOf } from '../fair'
import type { ViewerAct } from '../happening'
import type { CueKind, HostAction, Stage } from '../kind'
import { resumedBy } from '../pause'
import { dropCard } from './card'
import { examples } from './examples'
import { faultOf } from './fault'
import { DropProps } from './props'
import { type DropState, leavesAt, poolIn, takesClaims, wakeAt } from './state'
import { aboutText, announcementText, command, figuresOf, hintText, priceText } from './words'

type DropStage = Stage<DropProps, DropState>
type DropRun = Run & { state: DropState }

/** What one press of "+30 s" adds. Only an open drop can be extended: after zero the offer is really closed. */
const extension: Duration = 30 * second

export const drop: CueKind<'drop', DropProps, DropState> = {
  id: 'drop',
  title: 'Drop',
  summary: 'Sells limited stock, first come first served.',
  risk: 'money',
  sellsTo: ({ hall, stock }) => (hall !== null && hall >= stock ? ['hall'] : ['stream', 'hall']),
  props: DropProps,
  fault: faultOf,
  begin,
  onAct,
  onHost,
  onTick,
  wakeAt: (state, _props, airing) => wakeAt(state, airing),
  view,
  figures: (_props, { state }, airing) => [
    ...figuresOf(poolIn(airing, state)),
    ...(state.closedAt === null ? lateFigures(state) : []),
  ],
  about: aboutText,
  card: dropCard,
  actions,
  onPanic: ({ run, now }) => {
    run.state.pausedAt = now
  },
  onResume: (stage) => {
    const { state } = stage.run
    state.closesAt += resumedBy(state, stage.now)
    const pool = poolIn(stage.airing, state)
    moveUp(stage.shop, pool)
    if (!takesClaims(state, 0)) return
    const { show } = stage.airing
    stage.say(announcementText(show, pool, botWordsOf(show).openAgain, state.closesAt - stage.now))
  },
  examples,
}

function begin({ now, airing, cue, run, props, say }: Stage<DropProps, null>): DropState {
  const { title, goods, stock, hall, perViewer, payWithin } = props
  const price = { amount: props.price, currency: airing.show.currency }
  const pool = openPool(airing.shop, {
    id: poolIdOf(cue.id),
    title,
    goods,
    price,
    stock,
    hall,
    perViewer,
    payWithin,
  })
  say(announcementText(airing.show, pool, props.announcement, props.windowFor))
  return {
    poolId: pool.id,
    ...openWindow(run, now + props.windowFor),
    closedAt: null,
    pausedAt: null,
    saidSoldOut: false,
    offAir: false,
  }
}

/** A drop that takes no more claims leaves the act to an older run, unless it is sold out before everyone's eyes. */
function onAct(
  stage: DropStage,
  viewer: ViewerRef,
  audience: Audience,
  act: ViewerAct,
): Result<unknown> | null {
  const { run } = stage
  if (run.state.offAir) return null
  const pool = poolIn(stage.airing, run.state)
  if (act.act === 'stock') {
    const free = leftFor(pool, audience)
    stage.reply(viewer, 'stock', botWordsOf(stage.airing.show).leftOf(free, pool.stock))
    return ok({ left: free, stock: pool.stock })
  }
  if (act.act !== 'claim' || (act.runId !== null && act.runId !== run.id)) return null
  if (!takesClaims(run.state, delayOf(run, sourceOf(viewer, audience))) && !isSoldOut(pool)) return null
  return claim(stage.shop, { poolId: pool.id, runId: run.id, viewer, audience })
}

function onHost({ run, now, shop, airing }: DropStage, action: string): Result<null> {
  const { state } = run
  if (action === 'release-hall') {
    if (reservedForHall(poolIn(airing, state)) === 0)
      return fail('nothing-reserved', 'No unit is kept for the hall any more.')
    releaseHall(shop, state.poolId)
    return ok(null)
  }
  if (action !== 'extend' && action !== 'close')
    return fail('unknown-action', `A drop has no action called ${action}.`)
  if (state.closedAt !== null) return fail('closed', 'This drop is already closed.')
  if (action === 'close') state.closedAt = now
  else if (state.passed >= 0)
    return fail('closed', 'The time is over on the stream; only late viewers can claim.')
  else state.closesAt += extension
  return ok(null)
}

function onTick(stage: DropStage): void {
  const { run, airing, now } = stage
  const { state } = run
  const pool = poolIn(airing, state)
  if (state.pausedAt !== null) {
    if (airing.panic !== null) return
    // The resume did not name this run: it takes no more claims, and settles what is held.
    state.pausedAt = null
    state.closedAt ??= now
  }
  if (isSoldOut(pool) && !state.saidSoldOut) {
    state.saidSoldOut = true
    state.closedAt ??= now
    if (isNewest(airing, run)) stage.say(botWordsOf(airing.show).soldOut(pool.title))
  }
  if (state.closedAt === null) {
    passEnds(state, now)
    if (isOver(state)) state.closedAt = now
  }
  if (state.closedAt !== null && leavesAt(state, state.closedAt) <= now) state.offAir = true
  if (!state.offAir || heldCount(pool) > 0) return
  for (const { viewer } of sendAway(airing, pool, (waiting) => waiting.runId === run.id))
    stage.reply(viewer, 'closed')
  stage.close()
}

/** Of several firings of one cue, only the last speaks for their pool. */
function isNewest(airing: Airing, run: Run): boolean {
  return airing.runOrder.filter((id) => airing.runs[id]!.cueId === run.cueId).at(-1) === run.id
}

function view({ picture }: DropProps, run: DropRun, airing: Airing, source?: string): CardView | null {
  const { state } = run
  const delay = delayOf(run, source)
  if (state.offAir) return null
  const pool = poolIn(airing, state)
  const phase = isSoldOut(pool) ? 'sold-out' : takesClaims(state, delay) ? 'open' : 'closed'
  return {
    template: 'card',
    runId: run.id,
    title: pool.title,
    price: priceText(pool, airing.show.language),
    goods: pool.goods,
    picture,
    stock: pool.stock,
    // What the hall alone may take is no offer on the stream.
    left: leftFor(pool, source === 'hall' ? 'hall' : 'stream'),
    held: heldCount(pool),
    phase,
    openedAt: run.firedAt + delay,
    closesAt: state.closesAt + delay,
    closedAt: phase === 'open' ? null : state.closedAt,
    command,
    hint: hintText(pool, phase, source, airing.show.language),
  }
}

function actions(props: DropProps, run: DropRun): readonly HostAction[] {
  if (run.closedAt !== null) return []
  const release: HostAction = { id: 'release-hall', label: 'Release hall units', risk: 'visible' }
  const list: HostAction[] = []
  if (run.state.closedAt === null && isOpenFor(run.state, 0))
    list.push({ id: 'extend', label: '+30 s', risk: 'free' })
  if (run.state.closedAt === null) list.push({ id: 'close', label: 'Close', risk: 'visible' })
  return props.hall === null ? list : [...list, release]
}
