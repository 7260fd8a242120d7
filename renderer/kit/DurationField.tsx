import { Group, Input, NumberInput } from '@mantine/core'
import { useId } from 'react'

export interface DurationFieldProps {
  readonly label: string
  readonly description?: string
  readonly error?: string
  /** Milliseconds, or null while nothing is filled in. */
  readonly value: number | null
  readonly onChange: (value: number) => void
  readonly disabled?: boolean
  /** False where only whole minutes make sense. */
  readonly seconds?: boolean
}

/** A duration as minutes and seconds, so that nobody has to guess what "90" means. */
export function DurationField({
  label,
  description,
  error,
  value,
  onChange,
  disabled,
  seconds = true,
}: DurationFieldProps) {
  const id = useId()
  const total = value === null ? null : Math.max(0, Math.round(value / 1_000))
  const minutes = total === null ? '' : Math.floor(total / 60)
  const rest = total === null ? '' : total % 60
  const put = (nextMinutes: number | string, nextSeconds: number | string) =>
    onChange((Number(nextMinutes || 0) * 60 + Number(nextSeconds || 0)) * 1_000)
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      description={error === undefined ? description : undefined}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      id={id}
      labelProps={{ id: `${id}-name` }}
    >
      <Group gap={6} wrap="nowrap" role="group" aria-labelledby={`${id}-name`}>
        <NumberInput
          aria-label={`${label}, minutes`}
          value={minutes}
          onChange={(next) => put(next, rest)}
          min={0}
          max={1_440}
          clampBehavior="strict"
          allowDecimal={false}
          suffix=" min"
          w={104}
          disabled={disabled}
          error={error !== undefined}
        />
        {seconds && (
          <NumberInput
            aria-label={`${label}, seconds`}
            value={rest}
            onChange={(next) => put(minutes, next)}
            min={0}
            max={59}
            clampBehavior="strict"
            allowDecimal={false}
            suffix=" s"
            w={88}
            disabled={disabled}
            error={error !== undefined}
          />
        )}
      </Group>
    </Input.Wrapper>
  )
}
