import { identitiesOf, type Links } from '../../../core/chat/links'
import { roomPlatform, type ViewerKey, viewerKey } from '../../../core/chat/viewer'
import { orderOf } from '../../../core/commerce'
import type { Hold } from '../../../core/commerce/order'
import type { Happening } from '../../../core/cues/happening'
import type { QuizState } from '../../../core/cues/quiz/state'
import type { Airing } from '../../../core/show/airing'
import { openRuns } from '../../../core/show/runs'
import { type Places, placesIn, roughPlace } from './places'

/** Acts that change things of the one who acts and of nobody else. Not among them: what can sell the last unit or free one. */
const ownActs: ReadonlySet<string> = new Set(['claim', 'answer', 'stock', 'sync', 'link', 'more-time'])
/** Happenings that change nobody's own things. A kind that is not named here is looked into. */
const idle: ReadonlySet<Happening['type']> = new Set([
  'viewer-count',
  'host-said',
  'moderation-asked',
  'moderation-undone',
  'moderation-settled',
  'visitor-readmitted',
  'delay-measuring',
  'delay-told',
  'delay-set',
  'scene-switched',
  'join-url-changed',
  'effect-settled',
  'line-reviewed',
  'line-retracted',
  'lines-retracted',
])
const aboutLines: ReadonlySet<Happening['type']> = new Set([
  'line-judged',
  'line-reviewed',
  'line-retracted',
  'lines-retracted',
])

interface Kept {
  readonly key: ViewerKey
  readonly reviewed: string | null
}

/**
 * Finds whose own part of a page (own.ts) may have changed, at a cost by what changed and not by how many watch: the
 * viewers who acted, and, only after what can move other people's things, those whose hold, place in line, shown
 * answer or kept-back line is not what it was. It may name somebody too many, never one too few. Of an airing that it
 * meets for the first time, and after `null`, it names nobody: then anybody's may be different.
 */
export function createTouched(): (airing: Airing, happenings: readonly Happening[] | null) => Set<ViewerKey> {
  let followed: string | null = null
  let holds = new Map<string, { readonly text: string; readonly key: ViewerKey }>()
  let kept = new Map<string, Kept>()
  let lines = new Map<string, Places>()
  let shown = new Map<string, string>()
  /** Who gave an answer with which line, while questions are open. */
  const answered = new Map<string, ViewerKey>()
  let person: Links['person'] = {}

  const forget = (airing: Airing) => {
    followed = airing.id
    holds = new Map()
    kept = new Map()
    lines = new Map()
    shown = new Map()
    person = airing.links.person
    answered.clear()
    for (const run of openRuns(airing))
      if (run.kind === 'quiz')
        for (const [key, { lineId }] of Object.entries((run.state as QuizState).answers))
          if (lineId !== null) answered.set(lineId, key as ViewerKey)
    look(airing, new Set())
    lookAtLines(airing, new Set())
  }

  const look = (airing: Airing, touched: Set<ViewerKey>) => {
    lookAtHolds(airing, touched)
    for (const [id, pool] of Object.entries(airing.shop.pools)) {
      const places = placesIn(pool)
      const before = lines.get(id)
      lines.set(id, places)
      // The same as long as nobody left; who came to its end has acted.
      if (before === places) continue
      for (const [key, place] of before ?? []) {
        const now = places.get(key)
        if (now === undefined || roughPlace(now + 1) !== roughPlace(place + 1)) touched.add(key)
      }
    }
    lookAtAnswers(airing, touched)
  }

  const lookAtHolds = ({ shop }: Airing, touched: Set<ViewerKey>) => {
    const open = new Map<string, { readonly text: string; readonly key: ViewerKey }>()
    for (const id of shop.openHolds) {
      const hold = shop.holds[id]!
      const before = holds.get(id)
      const text = holdText(hold)
      const now = before?.text === text ? before : { text, key: viewerKey(hold.viewer) }
      if (now !== before) touched.add(now.key)
      open.set(id, now)
    }
    for (const [id, { key }] of holds) if (!open.has(id)) touched.add(key)
    holds = open
  }

  /** An answer stays on its page while the question does, and points come with the reveal. */
  const lookAtAnswers = (airing: Airing, touched: Set<ViewerKey>) => {
    const now = new Map<string, string>()
    for (const run of openRuns(airing))
      if (run.kind === 'quiz') now.set(run.id, (run.state as QuizState).phase)
    const moved = [...new Set([...now.keys(), ...shown.keys()])].filter((id) => now.get(id) !== shown.get(id))
    // Each reveal moves the ranks of all.
    const told = moved.length === 0 ? [] : [...now].flatMap(([id, phase]) => (phase === 'revealed' ? id : []))
    for (const id of new Set([...moved, ...told]))
      for (const key of Object.keys((airing.runs[id]!.state as QuizState).answers)) touched.add(key)
    shown = now
    if (now.size === 0) answered.clear()
  }

  const noteWords = (happening: Happening, touched: Set<ViewerKey>) => {
    if (happening.type === 'line-judged' && happening.act?.act === 'answer')
      answered.set(happening.lineId, viewerKey(happening.viewer))
    if (happening.type === 'line-retracted') {
      const key = answered.get(happening.lineId)
      if (key !== undefined) touched.add(key)
    }
    if (happening.type === 'lines-retracted' && happening.viewerId !== null)
      touched.add(viewerKey({ platform: happening.platform, id: happening.viewerId }))
  }

  /** The state keeps a few hundred lines at most. */
  const lookAtLines = (airing: Airing, touched: Set<ViewerKey>) => {
    const now = new Map<string, Kept>()
    for (const { id, shown, text, reviewed, viewer } of airing.lines) {
      if (shown || text === '') continue
      const before = kept.get(id)
      const one = before?.reviewed === reviewed ? before : { key: viewerKey(viewer), reviewed }
      if (one !== before) touched.add(one.key)
      now.set(id, one)
    }
    for (const [id, { key }] of kept) if (!now.has(id)) touched.add(key)
    kept = now
  }

  /** A page shows what belongs to any identity of its person, and which those are. */
  const withLinked = (links: Links, touched: ReadonlySet<ViewerKey>) => {
    const before = { ...links, person }
    person = links.person
    const isSame = before.person === person
    const all = new Set<ViewerKey>()
    for (const key of touched) {
      for (const one of identitiesOf(links, key)) all.add(one)
      if (!isSame) for (const one of identitiesOf(before, key)) all.add(one)
    }
    if (!isSame)
      for (const key of Object.keys(before.person)) if (person[key] !== before.person[key]) all.add(key)
    return all
  }

  return (airing, happenings) => {
    const touched = new Set<ViewerKey>()
    if (airing.id !== followed || happenings === null) {
      forget(airing)
      return touched
    }
    let all = false
    let saidSomething = false
    for (const happening of happenings) {
      saidSomething ||= aboutLines.has(happening.type)
      noteWords(happening, touched)
      for (const key of actorsIn(airing, happening)) touched.add(key)
      all ||= reachesOthers(happening)
    }
    if (all) look(airing, touched)
    if (saidSomething) lookAtLines(airing, touched)
    return withLinked(airing.links, touched)
  }
}

function actorsIn({ shop, moderated }: Airing, happening: Happening): ViewerKey[] {
  switch (happening.type) {
    case 'viewer-acted':
      return [viewerKey(happening.viewer)]
    case 'line-judged':
      return happening.act === null ? [] : [viewerKey(happening.viewer)]
    case 'payment-changed':
    case 'refund-asked': {
      const order = orderOf(
        shop,
        happening.type === 'refund-asked' ? happening.orderId : happening.news.orderId,
      )
      return order === undefined ? [] : [viewerKey(order.viewer)]
    }
    case 'moderation-settled':
      return moderated.filter(({ id }) => id === happening.actionId).map(({ viewer }) => viewerKey(viewer))
    case 'visitor-readmitted':
      return [viewerKey({ platform: roomPlatform, id: happening.viewerId })]
    default:
      return []
  }
}

function reachesOthers(happening: Happening): boolean {
  switch (happening.type) {
    case 'viewer-acted':
    case 'line-judged':
      return happening.act !== null && !ownActs.has(happening.act.act)
    default:
      return !idle.has(happening.type)
  }
}

function holdText({ state, payBy, orderId, extensions }: Hold): string {
  return `${state} ${payBy} ${orderId} ${extensions}`
}
