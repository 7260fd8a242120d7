import { Switch } from '@mantine/core'
import { Group, type SectionProps } from './section'

/** What concerns the picture of every show; colours belong to each one. */
export function AppearanceSection({ form }: SectionProps) {
  return (
    <Group title="Overlay" words="Colours, font and corners belong to each show: Shows, Look of the overlay.">
      <Switch
        label="Less motion on the overlay"
        description="Cards appear and go without sliding; counters change without animation."
        checked={form.settings.reducedMotion}
        onChange={(event) => {
          const reducedMotion = event.currentTarget.checked
          form.change((before) => ({ ...before, reducedMotion }))
        }}
      />
    </Group>
  )
}
