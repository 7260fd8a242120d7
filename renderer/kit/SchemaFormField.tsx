import { NumberInput, Select, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { minorDigits } from '../../core/base/money'
import { DurationField } from './DurationField'
import { sharedProps } from './field-props'
import { PictureField } from './PictureField'
import { SceneField } from './SceneField'
import type { FieldProps } from './SchemaForm'
import type { FormField } from './schema-form'

/** One field. The fault stands where the description stood, so that nothing below it moves. */
export function SchemaFormField(props: FieldProps) {
  const { field, value, onChange } = props
  const shared = sharedProps(props)
  switch (field.type) {
    case 'text': {
      const text = typeof value === 'string' ? value : ''
      if (field.lines > 1)
        return (
          <Textarea
            {...shared}
            value={text}
            onChange={(event) => onChange(event.currentTarget.value)}
            rows={field.lines}
            maxLength={field.maxLength}
          />
        )
      return (
        <TextInput
          {...shared}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          maxLength={field.maxLength}
        />
      )
    }
    case 'number':
      return <NumberField {...props} field={field} />
    case 'choice':
      return (
        <Select
          {...shared}
          data={field.options.map((option) => ({ ...option }))}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => next !== null && onChange(next)}
          allowDeselect={false}
        />
      )
    case 'switch':
      return (
        <Switch
          label={field.title}
          description={props.fault === undefined ? field.description : undefined}
          error={props.fault}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'scene':
      return <SceneField {...props} field={field} />
    case 'picture':
      return <PictureField {...props} field={field} />
    default:
      return (
        <Text size="xs" c="var(--soft)">
          {field.title}: this version cannot edit it here. It is kept as it is.
        </Text>
      )
  }
}

function NumberField(props: FieldProps<Extract<FormField, { type: 'number' }>>) {
  const { field, value, onChange, currency } = props
  const shared = sharedProps(props)
  const number = typeof value === 'number' ? value : null
  if (field.unit === 'ms')
    return (
      <DurationField
        label={field.title}
        description={field.description}
        error={props.fault}
        value={number}
        onChange={onChange}
      />
    )
  const digits = field.unit === 'money' ? minorDigits(currency) : 0
  const scale = 10 ** digits
  const put = (next: number | string) => {
    if (next === '') return onChange(field.nullable ? null : undefined)
    const amount = Number(next)
    if (Number.isFinite(amount)) onChange(field.whole ? Math.round(amount * scale) : amount * scale)
  }
  return (
    <NumberInput
      {...shared}
      value={number === null ? '' : number / scale}
      onChange={put}
      decimalScale={field.unit === 'money' ? digits : field.whole ? 0 : undefined}
      fixedDecimalScale={false}
      allowDecimal={digits > 0 || !field.whole}
      allowNegative={field.min === undefined || field.min < 0}
      thousandSeparator=","
      step={1}
      w={190}
      inputSize="12"
      rightSectionWidth={unitWords(field.unit, currency) === '' ? undefined : 92}
      rightSection={
        unitWords(field.unit, currency) === '' ? undefined : (
          <Text size="xs" c="var(--soft)" pr={8} aria-hidden>
            {unitWords(field.unit, currency)}
          </Text>
        )
      }
      aria-label={
        unitWords(field.unit, currency) === ''
          ? undefined
          : `${field.title}, ${unitWords(field.unit, currency)}`
      }
      styles={{ root: { width: '100%' }, wrapper: { width: 190 } }}
    />
  )
}

function unitWords(unit: string | null, currency: string): string {
  return unit === 'money' ? currency : (unit ?? '')
}
