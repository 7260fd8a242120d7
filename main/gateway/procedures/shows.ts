import { startOf } from '../../../core/base/graphemes'
import type { Result } from '../../../core/base/result'
import { type Duration, second } from '../../../core/base/time'
import { carriedOver } from '../../../core/show/begin'
import { duplicateShow } from '../../../core/show/edit'
import { readShowFile } from '../../../core/show/file'
import { sampleShow } from '../../../core/show/sample'
import { emptyShow, type Show } from '../../../core/show/show'
import type { Parts } from '../parts'
import { desk, presser, refused, unwrap } from './base'
import { packShow, unpackShow } from './pack'
import { preflight } from './preflight'

/** A preflight tells what is known by then. */
const longestLook: Duration = 4 * second

export function showProcedures(parts: Parts) {
  const { engine, library, calendar } = parts
  const found = (showId: string): Show => {
    const show = library.get(showId)
    if (show === null) throw refused('show-not-found', 'This show is no longer in the library.')
    return show
  }
  const keep = async (show: Show): Promise<Show> => {
    const kept = { ...show, updatedAt: engine.now() }
    unwrap(await library.save(kept))
    parts.desktop?.refreshHotkeys()
    return kept
  }
  return {
    list: desk.shows.list.handler(() =>
      library.list().map((show) => ({
        id: show.id,
        title: show.title,
        startsAt: show.startsAt,
        nextAt: calendar.next(show, engine.now(), 1)[0] ?? null,
        cues: show.rundown.length,
        updatedAt: show.updatedAt,
      })),
    ),
    get: desk.shows.get.handler(({ input }) => found(input.showId)),
    save: desk.shows.save.handler(async ({ input }) => {
      const fault = input.show.recurrence === null ? null : calendar.fault(input.show.recurrence)
      if (fault !== null) throw refused('bad-recurrence', fault)
      return { updatedAt: (await keep(input.show)).updatedAt }
    }),
    create: desk.shows.create.handler(({ input }) => {
      const id = newId(parts)
      const show =
        input.from === 'sample'
          ? { ...sampleShow(id, engine.now()), title: input.title }
          : emptyShow(id, input.title, engine.now())
      return keep(show)
    }),
    duplicate: desk.shows.duplicate.handler(({ input }) => {
      return keep(duplicateShow(found(input.showId), newId(parts), engine.now()))
    }),
    remove: desk.shows.remove.handler(async ({ input }) => {
      if (engine.world().airing?.endedAt === null && engine.world().airing?.show.id === input.showId)
        throw refused('on-air', 'This show is running. End it before you delete it.')
      unwrap(await library.remove(input.showId))
      return {}
    }),
    importFile: desk.shows.importFile.handler(async ({ input }) => {
      const { show, notes } = await unpackShow(parts.pictures, unwrap(readShowFile(input.text)))
      return { show: await keep({ ...show, id: newId(parts) }), notes }
    }),
    exportFile: desk.shows.exportFile.handler(async ({ input }) => {
      const show = found(input.showId)
      return { name: `${fileName(show.title)}.micdrop.json`, ...(await packShow(parts.pictures, show)) }
    }),
    calendar: desk.shows.calendar.handler(({ input }) => {
      const show = found(input.showId)
      if (show.startsAt === null)
        throw refused('no-start', 'Give the show a start time first, then it can go into a calendar.')
      return { name: `${fileName(show.title)}.ics`, text: calendar.file(show, engine.now()) }
    }),
    occurrences: desk.shows.occurrences.handler(({ input }) =>
      calendar.next(found(input.showId), engine.now(), input.count),
    ),
    preflight: desk.shows.preflight.handler(async ({ input }) => {
      const show = found(input.showId)
      const [rewards] = await Promise.all([
        rewardsFor(parts, show),
        parts.reach.proof.proveWithin(longestLook),
      ])
      return preflight(parts, show, rewards)
    }),
    start: desk.shows.start.handler(async ({ input, context }) => {
      const show = found(input.showId)
      if (input.mode === 'live') {
        const stop = preflight(parts, show).find((item) => item.state === 'stop')
        if (stop !== undefined) throw refused('preflight', `${stop.title}: ${stop.detail}`)
      }
      const started = await engine.offer(
        {
          type: 'airing-started',
          airingId: `a${engine.now().toString(36)}${engine.nonce().slice(0, 4)}`,
          show,
          mode: input.mode,
          joinUrl: parts.reach.joinUrl(input.mode),
          by: presser(context),
          ...carriedOver(engine.world().airing),
          fairWindows: parts.settings.get().fairWindows,
          followsEffects: true,
        },
        input.key === undefined ? null : `show.start:${input.key}`,
      )
      parts.desktop?.refreshHotkeys()
      return unwrap(started as Result<{ airingId: string }>)
    }),
    end: desk.shows.end.handler(async ({ input, context }) => {
      if (engine.world().airing?.show.id !== input.showId)
        throw refused('not-on-air', 'This show is not running.')
      const ended = await engine.offer({ type: 'airing-ended', by: presser(context) }, null)
      parts.desktop?.refreshHotkeys()
      return unwrap(ended as Result<{ airingId: string }>)
    }),
  }
}

function newId(parts: Parts): string {
  return `s${parts.engine.now().toString(36)}${parts.engine
    .nonce()
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 6)}`
}

function fileName(title: string): string {
  return startOf(title.replace(/[^\p{L}\p{M}\p{N} _-]+/gu, '').trim(), 60) || 'show'
}

/** Titles of the channel's rewards, where a cue waits for one and the platform tells them in time. */
function rewardsFor({ platforms }: Parts, { rundown }: Show): Promise<readonly string[] | null> {
  if (!rundown.some(({ reward }) => (reward ?? '') !== '')) return Promise.resolve(null)
  return platforms.rewards(longestLook)
}
