import { Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useConsole } from '../kit/console'
import { Announcer } from './Announcer'
import { CommandPalette } from './CommandPalette'
import classes from './frame.module.css'
import { LinkNotice } from './LinkNotice'
import { useChatMemory } from './live/use-chat'
import { Notices } from './Notices'
import { Rail } from './Rail'
import { ResumeDialog } from './ResumeDialog'
import { useRoute } from './router'
import { StateBand } from './StateBand'
import { fetchScreens, screens } from './screens'
import { TopBar } from './TopBar'
import { useWindowKeys } from './use-window-keys'

/** Milliseconds after the window stands; the engine's first state comes before. */
const fetchAfter = 1_500

/** The window: the state of the show, rail, top bar, one screen. */
export function Frame() {
  const [reviewing, setReviewing] = useState(false)
  const { screen } = useRoute()
  const mode = useConsole((state) => (state.airing?.endedAt === null ? state.airing.mode : 'none'))
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useWindowKeys()
  useChatMemory()
  const review = useCallback(() => setReviewing(true), [])
  const current = screens.find((one) => one.id === screen) ?? screens[2]!

  useEffect(() => {
    document.title = `${current.title} - Micdrop`
    // A new screen takes the focus, as a page load would; the first one leaves it at the top of the page.
    if (!first.current) main.current?.focus()
    first.current = false
  }, [current])

  useEffect(() => {
    const later = window.setTimeout(fetchScreens, fetchAfter)
    return () => window.clearTimeout(later)
  }, [])

  const Screen = current.element
  return (
    <div className={classes.frame} data-mode={mode}>
      {/* biome-ignore lint/a11y/useValidAnchor: a real in-page link, whose hash belongs to the router */}
      <a className={classes.skip} href="#main" onClick={(event) => skipTo(event, main.current)}>
        Skip to the screen
      </a>
      <StateBand />
      <Rail />
      <TopBar onReview={review} />
      <main id="main" ref={main} tabIndex={-1} className={classes.main} aria-label={current.title}>
        <Suspense fallback={null}>
          <Screen />
        </Suspense>
      </main>
      <LinkNotice />
      <ResumeDialog opened={reviewing} onClose={useCallback(() => setReviewing(false), [])} />
      <CommandPalette onReview={review} />
      <Announcer />
      <Notices />
    </div>
  )
}

/** The hash belongs to the router, so the skip link moves the focus itself. */
function skipTo(event: React.MouseEvent, target: HTMLElement | null): void {
  event.preventDefault()
  target?.focus()
}
