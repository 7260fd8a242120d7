import { type ReactNode, useId } from 'react'
import classes from './panel.module.css'

export interface PanelProps {
  readonly title: string
  /** Stands at the right of the title; keep its width steady. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly area?: string
  /** False when the body scrolls by itself (virtual lists). */
  readonly scroll?: boolean
}

/** A titled landmark whose body scrolls inside, so that the page never does. */
export function Panel({ title, aside, children, area, scroll = true }: PanelProps) {
  const id = useId()
  return (
    <section
      className={classes.panel}
      aria-labelledby={id}
      style={area === undefined ? undefined : { gridArea: area }}
    >
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </header>
      {scroll ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <div className={classes.body} tabIndex={0}>
          {children}
        </div>
      ) : (
        <div className={classes.fixed}>{children}</div>
      )}
    </section>
  )
}
