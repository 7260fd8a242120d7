import { notifications } from '@mantine/notifications'
import { useEffect, useRef } from 'react'
import { useConsole } from '../kit/console'

const none: readonly string[] = []

/** Tells each notice of the engine once, until the host closes it; Health keeps listing them. */
export function Notices() {
  const notices = useConsole((state) => state.health.notices) ?? none
  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const words of notices) {
      if (told.current.has(words)) continue
      told.current.add(words)
      notifications.show({ title: 'Good to know', message: words, color: 'yellow', autoClose: false })
    }
  }, [notices])
  return null
}
