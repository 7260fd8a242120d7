import { Switch } from '@mantine/core'
import { DelayList } from '../../live/DelayList'
import { Group, type SectionProps } from '../section'

/** Everyone sees the same seconds, whichever way they watch. */
export function FairWindowsSection({ form }: SectionProps) {
  return (
    <>
      <Group
        title="The same seconds for everyone"
        words="Each platform's viewers see the show some seconds late. With fair windows a drop or a question opens and closes for them that much later, so that everybody has the same time."
      >
        <Switch
          size="md"
          label="Shift each platform's window by its delay"
          description="Off: all windows close at the same moment, and whoever watches latest has the least time."
          checked={form.settings.fairWindows}
          onChange={(event) => {
            const fairWindows = event.currentTarget.checked
            form.change((before) => ({ ...before, fairWindows }))
          }}
        />
      </Group>
      <Group
        title="Delays"
        words="While a show runs, Measure puts a code on the stream for two minutes; viewers who type it in chat tell how late they are."
      >
        <DelayList />
      </Group>
    </>
  )
}
