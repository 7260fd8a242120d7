import { Switch } from '@mantine/core'
import { useConsole } from '../../kit/console'
import { Group, type SectionProps, StateLine } from './section'

/** The switch that lets an OBS on another computer load the overlay, and what it opens in plain words. */
export function ObsElsewhere({ form }: SectionProps) {
  const forObs = useConsole((state) => state.health.overlayForObs)
  const { openToNetwork } = form.settings.overlay
  return (
    <Group title="OBS on another computer">
      <Switch
        size="md"
        label="Open the overlay to this network"
        description="Needed only when OBS runs on another computer. Opens: the overlay’s page, to whoever has its secret address, which Micdrop gives to OBS. Stays closed: the console, the control API, your files, the internet."
        checked={openToNetwork}
        onChange={(event) => {
          const open = event.currentTarget.checked
          form.change((before) => ({ ...before, overlay: { ...before.overlay, openToNetwork: open } }))
        }}
      />
      {forObs !== null && (
        <StateLine tone={toneOf(forObs, openToNetwork)}>{wordsOf(forObs, openToNetwork)}</StateLine>
      )}
    </Group>
  )
}

type ForObs = { readonly elsewhere: boolean; readonly url: string | null; readonly fault: string | null }

function toneOf({ elsewhere, fault }: ForObs, open: boolean): 'plain' | 'good' | 'warn' {
  if (fault !== null) return 'warn'
  return elsewhere && open ? 'good' : 'plain'
}

function wordsOf({ elsewhere, fault }: ForObs, open: boolean): string {
  if (fault !== null) return fault
  if (elsewhere) return 'OBS on the other computer can load the overlay.'
  return open
    ? 'OBS runs on this computer and does not need it: switch it off unless another program needs it.'
    : 'Closed. OBS on this computer does not need it.'
}
