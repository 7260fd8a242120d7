import { Box, UnstyledButton } from '@mantine/core'
import type { KeyboardEvent, MouseEvent, PointerEvent, Ref } from 'react'
import type { Risk } from '../../core/cues/kind'
import { announce } from './announcer'
import { useParts, usePressPhase } from './console'
import type { PressPhase } from './press-deck'
import classes from './risk-button.module.css'

export interface RiskButtonProps {
  /** Unique in the window; the deck and every key that presses the same thing use it. */
  readonly id: string
  readonly risk: Risk
  readonly label: string
  /** What exactly is fired, read out after the label; left out when the label says it all. */
  readonly of?: string
  readonly onFire: () => void
  readonly size?: 'row' | 'wide' | 'action'
  /** The key that does the same, where there is room for it (`wide`). */
  readonly keys?: string | null
  readonly disabled?: boolean
  readonly buttonRef?: Ref<HTMLButtonElement>
  readonly tabIndex?: number
}

const hints: Readonly<Record<Risk, string>> = { free: 'one press', visible: 'hold', money: 'arm, then fire' }

/** A button that asks for as much intent as its risk deserves. Its size never changes with its words. */
export function RiskButton({
  id,
  risk,
  label,
  of,
  onFire,
  size = 'row',
  keys = null,
  disabled = false,
  buttonRef,
  tabIndex,
}: RiskButtonProps) {
  const { deck } = useParts()
  const phase = usePressPhase(id)
  const words = wordsFor(phase, risk, label)

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    // A held Enter repeats its click; one press is one firing.
    if (event.repeat || risk === 'visible') event.preventDefault()
    if (!event.repeat && risk === 'visible') deck.down(id, risk, onFire)
  }
  const onKeyUp = (event: KeyboardEvent) => {
    if (risk !== 'visible' || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    deck.up(id)
  }
  const onPointerDown = (event: PointerEvent) => {
    if (event.button === 0) deck.down(id, risk, onFire)
  }
  const onClick = (event: MouseEvent) => {
    if (risk !== 'visible') deck.press(id, risk, onFire)
    // Keys were handled above, so a click without a pointer comes from assistive technology.
    else if (event.detail === 0) deck.assist(id, risk, onFire)
    if (phase === 'idle' && deck.phase(id) === 'settling')
      announce(`Armed. Press again to fire ${of ?? label}.`, true)
  }
  const release = () => deck.up(id)

  return (
    <UnstyledButton
      ref={buttonRef}
      tabIndex={tabIndex}
      className={classes.button}
      data-risk={risk}
      data-phase={phase}
      data-size={size}
      disabled={disabled}
      aria-disabled={phase === 'settling' || undefined}
      aria-label={`${words.spoken}${of === undefined ? '' : `: ${of}`}`}
      onKeyDown={onKeyDown}
      onKeyUp={onKeyUp}
      onPointerDown={onPointerDown}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onClick={onClick}
    >
      <Box component="span" className={classes.fill} aria-hidden />
      <Box component="span" className={classes.label}>
        {words.label}
      </Box>
      <Box component="span" className={classes.hint}>
        {words.hint}
        {keys !== null && <kbd>{keys}</kbd>}
      </Box>
    </UnstyledButton>
  )
}

function wordsFor(
  phase: PressPhase,
  risk: Risk,
  label: string,
): { label: string; hint: string; spoken: string } {
  if (phase === 'armed' || phase === 'settling')
    return { label: 'Armed', hint: 'press again to fire', spoken: `Armed - press again to fire ${label}` }
  if (phase === 'holding') return { label, hint: 'keep holding', spoken: `${label}, keep holding` }
  return { label, hint: hints[risk], spoken: risk === 'free' ? label : `${label} (${hints[risk]})` }
}
