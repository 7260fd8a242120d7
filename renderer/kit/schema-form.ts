import { z } from 'zod'

interface FieldBase {
  readonly key: string
  readonly title: string
  readonly description: string
  readonly initial: unknown
}

/** One field of a form, as a kind's schema and its `.meta` hints describe it (core/cues/README.md). */
export type FormField =
  | (FieldBase & { readonly type: 'text'; readonly lines: number; readonly maxLength: number | undefined })
  | (FieldBase & {
      readonly type: 'number'
      /** `ms`, `money` (minor units), another unit in words, or null. */
      readonly unit: string | null
      readonly min: number | undefined
      readonly max: number | undefined
      readonly whole: boolean
      readonly nullable: boolean
    })
  | (FieldBase & { readonly type: 'choice'; readonly options: readonly { value: string; label: string }[] })
  | (FieldBase & { readonly type: 'switch' })
  | (FieldBase & { readonly type: 'picture' })
  | (FieldBase & { readonly type: 'scene'; readonly maxLength: number | undefined })
  | (FieldBase & {
      readonly type: 'list'
      readonly min: number
      readonly max: number
      readonly maxLength: number | undefined
    })
  | (FieldBase & { readonly type: 'marks'; readonly of: string })
  | (FieldBase & { readonly type: 'unknown' })

export type FormValue = Readonly<Record<string, unknown>>

/** The part of JSON Schema that zod writes for flat forms. */
interface Shape {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Shape[]
  readonly items?: Shape
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly lines?: number
  readonly unit?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly choices?: string
  readonly picture?: boolean
  readonly indexOf?: string
}

const known = new WeakMap<z.ZodType, readonly FormField[]>()

/** The fields of an object schema, in its order. */
export function formFields(schema: z.ZodType): readonly FormField[] {
  const before = known.get(schema)
  if (before !== undefined) return before
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Readonly<Record<string, Shape>>
  }
  const fields = Object.entries(json.properties ?? {}).map(([key, shape]) => fieldOf(key, shape))
  known.set(schema, fields)
  return fields
}

function fieldOf(key: string, outer: Shape): FormField {
  const nullable = outer.anyOf?.some((one) => one.type === 'null') ?? false
  const inner = outer.anyOf?.find((one) => one.type !== 'null') ?? {}
  const shape: Shape = { ...inner, ...outer }
  const base = {
    key,
    title: shape.title ?? key,
    description: shape.description ?? '',
    initial: shape.default,
  }
  const kind = outer.type ?? inner.type
  if (shape.enum !== undefined)
    return {
      ...base,
      type: 'choice',
      options: shape.enum.map((value) => ({ value, label: shape.labels?.[value] ?? value })),
    }
  if (kind === 'boolean') return { ...base, type: 'switch' }
  if (shape.picture === true) return { ...base, type: 'picture' }
  if (kind === 'string' && shape.choices === 'obs-scenes')
    return { ...base, type: 'scene', maxLength: shape.maxLength }
  if (kind === 'string') return { ...base, type: 'text', lines: shape.lines ?? 1, maxLength: shape.maxLength }
  if (kind === 'number' || kind === 'integer')
    return {
      ...base,
      type: 'number',
      unit: shape.unit ?? null,
      min: limit(shape.minimum),
      max: limit(shape.maximum),
      whole: kind === 'integer',
      nullable,
    }
  if (kind === 'array' && shape.indexOf !== undefined) return { ...base, type: 'marks', of: shape.indexOf }
  if (kind === 'array' && shape.items?.type === 'string')
    return {
      ...base,
      type: 'list',
      min: shape.minItems ?? 0,
      max: shape.maxItems ?? 50,
      maxLength: shape.items.maxLength,
    }
  return { ...base, type: 'unknown' }
}

/** zod writes the largest safe integer where nobody set a limit. */
function limit(value: number | undefined): number | undefined {
  return value === undefined || Math.abs(value) >= Number.MAX_SAFE_INTEGER ? undefined : value
}

/** What a new form holds: the defaults, and blanks that say themselves what is missing. */
export function blankValue(schema: z.ZodType): FormValue {
  const blanks = formFields(schema).flatMap((field): [string, unknown][] => {
    if (field.initial !== undefined) return [[field.key, field.initial]]
    switch (field.type) {
      case 'text':
      case 'scene':
        return [[field.key, '']]
      case 'choice':
        return [[field.key, field.options[0]?.value ?? '']]
      case 'switch':
        return [[field.key, false]]
      case 'list':
        return [[field.key, Array.from({ length: Math.max(1, field.min) }, () => '')]]
      case 'marks':
        return [[field.key, []]]
      default:
        return []
    }
  })
  return Object.fromEntries(blanks)
}

/** A list without entry `at`; marks that point into it move along. */
export function withoutEntry(schema: z.ZodType, value: FormValue, list: string, at: number): FormValue {
  const marks = formFields(schema).filter((field) => field.type === 'marks' && field.of === list)
  const moved = marks.map((field) => [
    field.key,
    numbersOf(value[field.key])
      .filter((index) => index !== at)
      .map((index) => (index > at ? index - 1 : index)),
  ])
  return {
    ...value,
    [list]: textsOf(value[list]).filter((_, index) => index !== at),
    ...Object.fromEntries(moved),
  }
}

export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : '')) : []
}

export function numbersOf(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((one): one is number => typeof one === 'number') : []
}
