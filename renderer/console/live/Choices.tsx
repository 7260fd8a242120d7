import { VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { HostCard } from '../../../core/cues/host-card'
import classes from './choices.module.css'

/** How many took each choice. What is right is marked once everyone may know it: hosts show their screen. */
export function Choices({ answers: { phase, choices } }: { answers: NonNullable<HostCard['answers']> }) {
  const most = Math.max(1, ...choices.map(({ count }) => count))
  return (
    <ul className={classes.choices} data-phase={phase} aria-label="Answers by choice">
      {choices.map(({ letter, text, count, right }) => (
        <li key={letter} data-right={right === true}>
          <b>
            {letter}
            {right === true && <IconCheck size={15} stroke={3} aria-hidden />}
          </b>
          <span title={text} dir="auto">
            {text}
          </span>
          <i aria-hidden>
            <i style={{ width: `${(100 * count) / most}%` }} />
          </i>
          <b>{count.toLocaleString('en')}</b>
          {right === true && <VisuallyHidden>, right</VisuallyHidden>}
        </li>
      ))}
    </ul>
  )
}
