import { NumberInput, Textarea, TextInput } from '@mantine/core'
import type { Settings } from '../../../core/contract/settings'
import { readNumber } from './read-text'
import { type Read, type SettingsForm, typedField } from './use-settings'

interface FieldProps {
  readonly form: SettingsForm
  /** One name per field of the settings. */
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly w?: number | string
}

/** The fault takes the place of the hint, so that nothing below moves. */
const below = (hint: string, fault: string | null) => ({
  inputWrapperOrder: ['label', 'input', 'error', 'description'] as (
    | 'label'
    | 'input'
    | 'error'
    | 'description'
  )[],
  ...(fault === null ? { description: hint } : { error: `Not saved. ${fault}` }),
})

export interface NumberFieldProps extends FieldProps {
  readonly min: number
  readonly max: number
  /** Stands behind the number: "s", "days". */
  readonly unit: string
  readonly get: (settings: Settings) => number
  readonly put: (settings: Settings, value: number) => Settings
}

/** A whole number; one outside the limits stays on screen with the reason it is not kept. */
export function NumberField({ form, id, label, hint, w, min, max, unit, get, put }: NumberFieldProps) {
  const { text, fault, onText, onBlur } = typedField({
    form,
    id,
    show: (settings) => String(get(settings)),
    read: (typed) => readNumber(typed, { min, max }),
    put,
  })
  return (
    <NumberInput
      w={w}
      label={label}
      {...below(hint, fault)}
      suffix={` ${unit}`}
      value={text}
      onChange={(value) => onText(String(value))}
      onBlur={onBlur}
      min={min}
      max={max}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      autoComplete="off"
    />
  )
}

export interface TextFieldProps extends FieldProps {
  readonly get: (settings: Settings) => string
  readonly put: (settings: Settings, value: string) => Settings
  /** Why this cannot be kept, in the host's words, or null. */
  readonly check: (text: string) => string | null
  readonly placeholder?: string
}

export function TextField({ form, id, label, hint, w, get, put, check, placeholder }: TextFieldProps) {
  const { text, fault, onText, onBlur } = typedField({
    form,
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
      w={w}
      label={label}
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

export interface LinesFieldProps extends FieldProps {
  readonly get: (settings: Settings) => readonly string[]
  readonly put: (settings: Settings, value: string[]) => Settings
  readonly read: (text: string) => Read<string[]>
  readonly placeholder: string
}

/** A list, one entry per line, so that a long one can be pasted. */
export function LinesField({ form, id, label, hint, get, put, read, placeholder }: LinesFieldProps) {
  const { text, fault, onText, onBlur } = typedField({
    form,
    id,
    show: (settings) => get(settings).join('\n'),
    read,
    put,
  })
  return (
    <Textarea
      label={label}
      {...below(hint, fault)}
      placeholder={placeholder}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onBlur={onBlur}
      rows={6}
      spellCheck={false}
    />
  )
}
