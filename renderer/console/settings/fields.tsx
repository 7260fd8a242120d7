import { NumberInput, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Settings } from '../../../core/contract/settings'
import { readNumber } from './read-text'
import classes from './settings.module.css'
import { type Read, useTyped } from './use-settings'

interface Common {
  readonly id: string
  readonly label: string
  readonly hint: string
}

/** The fault takes the place of the hint, so that nothing below moves. */
const below = (hint: string, fault: string | null) =>
  fault === null
    ? { description: hint, error: undefined }
    : { description: undefined, error: `Not saved. ${fault}` }
const order: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description']

export interface NumberFieldProps extends Common {
  readonly min: number
  readonly max: number
  readonly whole?: boolean
  readonly unit: string
  readonly get: (settings: Settings) => number
  readonly put: (settings: Settings, value: number) => Settings
}

export function NumberField({ id, label, hint, min, max, whole = true, unit, get, put }: NumberFieldProps) {
  const { text, fault, onText, onBlur } = useTyped({
    id,
    show: (settings) => String(get(settings)),
    read: (typed) => readNumber(typed, { min, max, whole, unit }),
    put,
  })
  return (
    <NumberInput
      className={classes.short}
      label={label}
      inputWrapperOrder={order}
      {...below(hint, fault)}
      suffix={unit === '' ? undefined : ` ${unit}`}
      value={text}
      onChange={(value) => onText(String(value))}
      onBlur={onBlur}
      min={min}
      max={max}
      clampBehavior="none"
      allowDecimal={!whole}
      allowNegative={false}
      step={whole ? 1 : 0.5}
    />
  )
}

export interface TextFieldProps extends Common {
  readonly get: (settings: Settings) => string
  readonly put: (settings: Settings, value: string) => Settings
  readonly check: (text: string) => string | null
  readonly placeholder?: string
  readonly className?: string
}

export function TextField({ id, label, hint, get, put, check, placeholder, className }: TextFieldProps) {
  const { text, fault, onText, onBlur } = useTyped({
    id,
    show: get,
    read: (typed) => {
      const words = check(typed.trim())
      return words === null ? { ok: true, value: typed.trim() } : { ok: false, words }
    },
    put,
  })
  return (
    <TextInput
      className={className}
      label={label}
      inputWrapperOrder={order}
      {...below(hint, fault)}
      placeholder={placeholder}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={onBlur}
      spellCheck={false}
      autoComplete="off"
    />
  )
}

export interface LinesFieldProps extends Common {
  readonly get: (settings: Settings) => readonly string[]
  readonly put: (settings: Settings, value: string[]) => Settings
  readonly read: (text: string) => Read<string[]>
  readonly placeholder: string
}

/** A list, one entry per line. */
export function LinesField({ id, label, hint, get, put, read, placeholder }: LinesFieldProps) {
  const { text, fault, onText, onBlur } = useTyped({
    id,
    show: (settings) => get(settings).join('\n'),
    read,
    put,
  })
  return (
    <Textarea
      label={label}
      inputWrapperOrder={order}
      {...below(hint, fault)}
      placeholder={placeholder}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={onBlur}
      rows={5}
      spellCheck={false}
    />
  )
}

/** A titled part of a section. */
export function Part({ title, words, children }: { title: string; words?: string; children: ReactNode }) {
  return (
    <section className={classes.part}>
      <h3>{title}</h3>
      {words !== undefined && <p className={classes.words}>{words}</p>}
      {children}
    </section>
  )
}
