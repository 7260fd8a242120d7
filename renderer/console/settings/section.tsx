import type { ReactNode } from 'react'
import { useId } from 'react'
import { type Tone, ToneMark } from '../../kit/tone'
import classes from './settings.module.css'
import type { SettingsForm } from './use-settings'

/** What each section of the settings gets. */
export interface SectionProps {
  readonly form: SettingsForm
}

/** A titled group of fields. */
export function Group({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.group} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {words !== undefined && <p className={classes.words}>{words}</p>}
      {children}
    </section>
  )
}

/** How something is, as a shape and a sentence; read out when it changes. */
export function StateLine({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <p className={classes.state} role="status">
      <ToneMark tone={tone} size={17} />
      <span>{children}</span>
    </p>
  )
}
