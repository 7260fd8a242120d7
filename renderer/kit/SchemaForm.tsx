import { Stack } from '@mantine/core'
import { useMemo } from 'react'
import type { z } from 'zod'
import { SchemaFormField } from './SchemaFormField'
import { SchemaFormList } from './SchemaFormList'
import { formFaults } from './schema-faults'
import { type FormField, type FormValue, formFields } from './schema-form'

export interface SchemaFormProps {
  /** An object schema whose fields carry `.meta` hints; the table of hints is in core/cues/README.md. */
  readonly schema: z.ZodType
  readonly value: FormValue
  /** `field` names what changed, so that typing in one field can be one step of undo. */
  readonly onChange: (value: FormValue, field: string) => void
  /** A field that answers later, when the others may hold something else. */
  readonly onLater: (value: unknown, field: string) => void
  readonly currency: string
  /** Scenes OBS has; empty where it is away. */
  readonly scenes: readonly string[]
}

/** What every field needs to draw itself. */
export interface FieldProps<F extends FormField = FormField> {
  readonly field: F
  readonly value: unknown
  readonly fault: string | undefined
  readonly onChange: (value: unknown) => void
  readonly currency: string
  readonly scenes: readonly string[]
}

/** A form drawn from a schema alone, with what is wrong said at each field. */
export function SchemaForm({ schema, value, onChange, onLater, currency, scenes }: SchemaFormProps) {
  const fields = formFields(schema)
  const faults = useMemo(() => formFaults(schema, value), [schema, value])
  return (
    <Stack gap="sm">
      {fields.map((field) => {
        // Marks are drawn as check boxes beside the entries they point to.
        if (field.type === 'marks' && fields.some((one) => one.key === field.of)) return null
        if (field.type === 'list')
          return (
            <SchemaFormList
              key={field.key}
              schema={schema}
              field={field}
              marks={fields.find((one) => one.type === 'marks' && one.of === field.key) ?? null}
              value={value}
              faults={faults}
              onChange={(next) => onChange(next, field.key)}
            />
          )
        return (
          <SchemaFormField
            key={field.key}
            field={field}
            value={value[field.key]}
            fault={faults[field.key]}
            onChange={(next) =>
              field.type === 'picture'
                ? onLater(next, field.key)
                : onChange({ ...value, [field.key]: next }, field.key)
            }
            currency={currency}
            scenes={scenes}
          />
        )
      })}
    </Stack>
  )
}
