import { useSyncExternalStore } from 'react'

export const screenIds = ['shows', 'rundown', 'live', 'report', 'settings'] as const
export type ScreenId = (typeof screenIds)[number]

/** Where the console is: `#rundown/<showId>`, `#settings/obs`, `#report/<airingId>`. */
export interface Route {
  readonly screen: ScreenId
  /** The part after the screen: a show, an airing, a section of the settings. */
  readonly detail: string | null
}

const start: Route = { screen: 'live', detail: null }

/** Reads a location hash; anything unknown is the Live screen. */
export function parseRoute(hash: string): Route {
  const [screen, ...rest] = hash.replace(/^#\/?/, '').split('/')
  const known = screenIds.find((id) => id === screen)
  if (known === undefined) return start
  const detail = rest.join('/')
  return { screen: known, detail: detail === '' ? null : decodeURIComponent(detail) }
}

export function routeHash(screen: ScreenId, detail: string | null = null): string {
  return detail === null ? `#${screen}` : `#${screen}/${encodeURIComponent(detail)}`
}

/** Goes to a screen; the browser's back key returns. */
export function goTo(screen: ScreenId, detail: string | null = null): void {
  window.location.hash = routeHash(screen, detail)
}

let cached: { hash: string; route: Route } | null = null

function current(): Route {
  const { hash } = window.location
  if (cached?.hash !== hash) cached = { hash, route: parseRoute(hash) }
  return cached.route
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, current)
}
