import { useEffect } from 'react'
import { announce } from '../kit/announcer'
import { useParts } from '../kit/console'
import { LiveRegions } from '../kit/LiveRegions'
import { announcementsBetween, heldWords } from './announcements'

/** Held lines are told together at most this often, in milliseconds: a raid must not drown everything else. */
const heldEvery = 4_000

/** Turns changes of the state into spoken words. */
export function Announcer() {
  const { store } = useParts()
  useEffect(() => {
    let before = store.get().state
    let heldBefore = before?.airing?.counts.held ?? 0
    const stop = store.subscribe(() => {
      const after = store.get().state
      if (before !== null && after !== null && before !== after)
        for (const one of announcementsBetween(before, after)) announce(one.text, one.urgent)
      if (before?.airing?.id !== after?.airing?.id) heldBefore = after?.airing?.counts.held ?? 0
      before = after
    })
    const timer = setInterval(() => {
      const held = before?.airing?.counts.held ?? 0
      const words = heldWords(heldBefore, held)
      heldBefore = held
      if (words !== null) announce(words)
    }, heldEvery)
    return () => {
      stop()
      clearInterval(timer)
    }
  }, [store])
  return <LiveRegions />
}
