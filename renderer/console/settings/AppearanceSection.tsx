import { Switch, TextInput } from '@mantine/core'
import { Group, type SectionProps } from './section'

/** What viewers see of the host, apart from the look of each show. */
export function AppearanceSection({ form }: SectionProps) {
  return (
    <>
      <Group
        title="Overlay"
        words="Colours, font and corners belong to each show: Shows, Look of the overlay."
      >
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
      <Group title="Receipts">
        <TextInput
          label="Your name, as buyers see the seller"
          description="It stands on every receipt. Empty leaves the line out."
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={80}
          w={420}
          value={form.settings.hostName}
          onChange={(event) => {
            const hostName = event.currentTarget.value
            form.change((before) => ({ ...before, hostName }))
          }}
        />
      </Group>
    </>
  )
}
