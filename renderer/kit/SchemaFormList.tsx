import { ActionIcon, Button, Checkbox, Input, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import type { z } from 'zod'
import type { FormFaults } from './schema-faults'
import { type FormField, type FormValue, numbersOf, textsOf, withoutEntry } from './schema-form'
import classes from './schema-form.module.css'

export interface SchemaFormListProps {
  readonly schema: z.ZodType
  readonly field: Extract<FormField, { type: 'list' }>
  /** The field of indexes drawn as check boxes beside the entries. */
  readonly marks: FormField | null
  readonly value: FormValue
  readonly faults: FormFaults
  readonly onChange: (value: FormValue) => void
}

/** Entries of text with a letter each; the focus follows what is added and removed. */
export function SchemaFormList({ schema, field, marks, value, faults, onChange }: SchemaFormListProps) {
  const box = useRef<HTMLFieldSetElement>(null)
  const entries = textsOf(value[field.key])
  const marked = marks === null ? [] : numbersOf(value[marks.key])
  const focusEntry = (at: number) =>
    requestAnimationFrame(() =>
      box.current?.querySelectorAll<HTMLInputElement>('input[type="text"]')[Math.max(0, at)]?.focus(),
    )
  const put = (next: readonly string[]) => onChange({ ...value, [field.key]: next })
  const mark = (at: number, on: boolean) => {
    if (marks === null) return
    const next = on ? [...marked, at].sort((a, b) => a - b) : marked.filter((index) => index !== at)
    onChange({ ...value, [marks.key]: next })
  }
  const fault = faults[field.key] ?? (marks === null ? undefined : faults[marks.key])
  const markName = marks?.title ?? ''

  return (
    <fieldset ref={box} className={classes.list}>
      <legend>{field.title}</legend>
      {entries.map((entry, at) => {
        const letter = String.fromCharCode(65 + (at % 26))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are plain texts and have no other name
          <div key={at} className={classes.entry}>
            <span aria-hidden>{letter}</span>
            <TextInput
              aria-label={`${field.title} ${letter}`}
              value={entry}
              onChange={(event) =>
                put(entries.map((one, index) => (index === at ? event.currentTarget.value : one)))
              }
              maxLength={field.maxLength}
              error={faults[`${field.key}.${at}`]}
            />
            {marks !== null && (
              <Checkbox
                label={markName}
                aria-label={`${markName}: ${letter}`}
                checked={marked.includes(at)}
                onChange={(event) => mark(at, event.currentTarget.checked)}
              />
            )}
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${field.title} ${letter}`}
              disabled={entries.length <= field.min}
              onClick={() => {
                onChange(withoutEntry(schema, value, field.key, at))
                focusEntry(Math.min(at, entries.length - 2))
              }}
            >
              <IconX size={15} aria-hidden />
            </ActionIcon>
          </div>
        )
      })}
      <div className={classes.foot}>
        {fault === undefined ? (
          <Input.Description>{field.description}</Input.Description>
        ) : (
          <Input.Error role="alert">
            {faults[field.key] === undefined && marks !== null ? `${marks.title}: ${fault}` : fault}
          </Input.Error>
        )}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlus size={13} aria-hidden />}
          disabled={entries.length >= field.max}
          onClick={() => {
            put([...entries, ''])
            focusEntry(entries.length)
          }}
        >
          Add
        </Button>
      </div>
    </fieldset>
  )
}
