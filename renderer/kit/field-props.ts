import type { FieldProps } from './SchemaForm'

/** What all fields have in common. */
export function sharedProps({ field, fault }: FieldProps) {
  return {
    label: field.title,
    description: fault === undefined ? field.description : undefined,
    error: fault,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
  }
}
