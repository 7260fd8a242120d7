import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import classes from './runs.module.css'

export interface Fold {
  readonly opened: boolean
  /** It was pressed: its other form takes over the focus. */
  readonly pressed: boolean
  readonly toggle: () => void
}

/** Opens an older thing to its full card, and folds it again. */
export function FoldButton({ of, fold: { opened, pressed, toggle } }: { of: string; fold: Fold }) {
  const button = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when it appears
  useEffect(() => {
    if (pressed) button.current?.focus()
  }, [])
  const Icon = opened ? IconChevronUp : IconChevronDown
  return (
    <UnstyledButton
      ref={button}
      className={classes.fold}
      aria-expanded={opened}
      aria-label={`All of ${of}`}
      onClick={toggle}
    >
      <Icon size={18} aria-hidden />
    </UnstyledButton>
  )
}
