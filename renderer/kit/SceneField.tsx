import { Autocomplete, type ComboboxItem, type OptionsFilter } from '@mantine/core'
import { differenceOf, looksOf, nearName } from '../../core/base/near-name'
import { sharedProps } from './field-props'
import type { FieldProps } from './SchemaForm'
import type { FormField } from './schema-form'
import classes from './schema-form.module.css'

/** A scene by its exact name: chosen from OBS's list, or typed where OBS is away. */
export function SceneField(props: FieldProps<Extract<FormField, { type: 'scene' }>>) {
  const { field, value, onChange, scenes, fault } = props
  const name = typeof value === 'string' ? value : ''
  return (
    <Autocomplete
      {...sharedProps(props)}
      description={fault === undefined ? sceneWords(name, scenes, field.description) : undefined}
      data={[...new Set(scenes)]}
      filter={byLook}
      value={name}
      onChange={onChange}
      maxLength={field.maxLength}
      classNames={{ option: classes.exact, description: classes.exact }}
    />
  )
}

/** What looks like the typed text; all of them once a scene is chosen. */
const byLook: OptionsFilter = ({ options, search }) => {
  const all = options as ComboboxItem[]
  if (all.some(({ value }) => value === search)) return all
  return all.filter(({ value }) => looksOf(value).includes(looksOf(search)))
}

/** What stands under the field: what the name is for, or that OBS has another one that looks the same. */
export function sceneWords(name: string, scenes: readonly string[], otherwise: string): string {
  if (scenes.length === 0) return 'OBS is away: type the name of the scene as OBS shows it.'
  const near = nearName(name, scenes)
  return near === null
    ? otherwise
    : `OBS has "${near}": ${differenceOf(near, name)}. Choose it from the list.`
}
