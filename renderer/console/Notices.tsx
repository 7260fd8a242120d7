import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useConsole } from '../kit/console'

const none: readonly string[] = []

/** Milliseconds: long enough to read. A toast that stays would cover what is under it; Health keeps its words. */
const shownFor = 9_000

/**
 * Tells each notice of the engine once, for a while, and one that is news again; Health keeps listing them. What became of
 * a key's press is told each time.
 */
export function Notices() {
  const notices = useConsole((state) => state.health.notices) ?? none
  const told = useRef<readonly string[]>(none)
  useEffect(() => {
    const before = told.current
    told.current = notices
    for (const [place, words] of notices.entries()) {
      // The engine moves what it says again to the end.
      const again = place === notices.length - 1 && before.at(-1) !== words
      if (before.includes(words) && !again) continue
      notifications.show({ title: 'Good to know', message: words, color: 'yellow', autoClose: shownFor })
    }
  }, [notices])
  useRefusedPress()
  return null
}

const pressToast = 'refused-press'

/** A key has no button to say why it did nothing. The toast goes when a press has come to something. */
function useRefusedPress() {
  const refused = useConsole((state) => state.health.refusedPress)
  const known = useConsole((state) => state.health) !== null
  const told = useRef<number | null>(null)
  const first = useRef(true)
  useEffect(() => {
    if (!known) return
    const old = first.current
    first.current = false
    const at = refused?.at ?? null
    if (at === told.current) return
    told.current = at
    // What was refused before this window opened is no news.
    if (old) return
    notifications.hide(pressToast)
    if (refused !== null)
      notifications.show({
        id: pressToast,
        title: 'A key did nothing',
        message: refused.words,
        color: 'orange',
        autoClose: shownFor,
      })
  }, [refused, known])
}
