import type { z } from 'zod'
import type { FormValue } from './schema-form'

/** Faults by field (`price`) and by entry of a list (`choices.1`), as sentences; empty when all is well. */
export type FormFaults = Readonly<Record<string, string>>

/** What the schema says against a value, in the host's words. The first fault of a field is told. */
export function formFaults(schema: z.ZodType, value: FormValue): FormFaults {
  const parsed = schema.safeParse(value)
  if (parsed.success) return {}
  const faults: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const key = issue.path.slice(0, 2).join('.')
    faults[key] ??= sentence(issueWords(issue, value))
  }
  return faults
}

/** zod's own messages speak of types; a host never chose one. */
function issueWords(issue: z.core.$ZodIssue, value: FormValue): string {
  if (!/^(Invalid|Too (big|small)|Expected|Unrecognized)/.test(issue.message)) return issue.message
  const found = issue.path.reduce<unknown>(
    (part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  if (found === undefined || found === null || found === '') return 'fill this in'
  if (issue.code === 'too_small') return `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'this is not a number'
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'a whole number'
  return 'this value does not fit here'
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1)
  return /[.!?]$/.test(text) ? text : `${text}.`
}
