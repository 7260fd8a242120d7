import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useConsole } from '../kit/console'

const none: readonly string[] = []

/** Milliseconds: long enough to read. A toast that stays would cover what is under it; Health keeps its words. */
const shownFor = 9_000

/** Tells each notice of the engine once, for a while; Health keeps listing them. */
export function Notices() {
  const notices = useConsole((state) => state.health.notices) ?? none
  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const words of notices) {
      if (told.current.has(words)) continue
      told.current.add(words)
      notifications.show({ title: 'Good to know', message: words, color: 'yellow', autoClose: shownFor })
    }
  }, [notices])
  return null
}
