import type { Instant } from '../../../core/base/time'
import { allNews, changesBetween, type News, newsOf } from './news'
import type { OwnPart } from './own-part'
import { type Packet, packetOf } from './packets'
import type { Seat } from './seats'
import type { Version } from './versions'

/** A letter says what time it is: an older one would set clocks wrong. */
const freshFor = 250
/** Different ones of one version, own parts included; more are made as they come. */
const mostKept = 1_000

export interface Letters {
  /**
   * What brings a page that shows `from` (null: nobody knows what) to `to` in its language, with the viewer's own part
   * where that is another; made once for all pages that stand alike. Nothing new is a bare beat.
   */
  readonly of: (
    seat: Pick<Seat, 'page' | 'language'>,
    from: Version | null,
    to: Version,
    own: OwnPart | null,
  ) => Packet
  /** For a page that no news can bring up to date: another show is on than it was made for. */
  readonly reload: (to: Version) => Packet
}

/** What is said on the sockets: `{ now, rev, ... }`, where `rev` is the revision that the page stands at after it. */
export function createLetters(now: () => Instant): Letters {
  const kept = new Map<string, { readonly packet: Packet; readonly madeAt: Instant }>()
  let keptFor: Version | null = null

  const write = (to: Version, news: News) => packetOf(JSON.stringify({ now: now(), rev: to.to, ...news }))
  const once = (to: Version, name: string, news: () => News): Packet => {
    if (keptFor !== to || kept.size > mostKept) kept.clear()
    keptFor = to
    const known = kept.get(name)
    if (known !== undefined && now() - known.madeAt < freshFor) return known.packet
    const packet = write(to, news())
    kept.set(name, { packet, madeAt: now() })
    return packet
  }
  return {
    of: (seat, from, to, own) => {
      const { page, language } = seat
      // A bare beat is the same in all languages.
      const speaks = page === 'room' && (from !== to || own !== null) ? language : ''
      return once(to, `${page} ${speaks} ${from?.from} ${own?.text}`, () =>
        page === 'room' ? roomNews(seat, from, to, own) : pokeNews(from, to, own),
      )
    },
    reload: (to) => once(to, 'reload', () => ({ reload: true })),
  }
}

function roomNews(
  { language }: Pick<Seat, 'language'>,
  from: Version | null,
  to: Version,
  own: OwnPart | null,
): News {
  const news = sharedNews(from, to, () => to.html(language))
  if (own === null || news.reload === true) return news
  return { ...news, html: (news.html ?? '') + own.html(language) }
}

function sharedNews(from: Version | null, to: Version, html: () => ReturnType<Version['html']>): News {
  if (from === to) return {}
  if (from === null) return allNews(to.facts, html())
  const changes = changesBetween(from.facts, to.facts)
  return changes === null ? {} : newsOf(changes, html())
}

/** A page of one purchase shows nothing of what all see; what is its viewer's own it loads anew. */
function pokeNews(from: Version | null, to: Version, own: OwnPart | null): News {
  return own !== null || (from !== null && from.facts.airing !== to.facts.airing) ? { reload: true } : {}
}
