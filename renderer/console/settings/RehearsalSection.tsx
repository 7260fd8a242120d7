import { NumberInput, Radio, Slider, Stack, TextInput } from '@mantine/core'
import type { Settings } from '../../../core/contract/settings'
import { Group, type SectionProps } from './section'
import classes from './settings.module.css'

/** Who plays the audience of a rehearsal. */
export function RehearsalSection({ form }: SectionProps) {
  const { rehearsal } = form.settings
  const set = (part: Partial<Settings['rehearsal']>) =>
    form.change((before) => ({ ...before, rehearsal: { ...before.rehearsal, ...part } }))
  const recorded = rehearsal.source === 'recording'
  return (
    <>
      <Group
        title="Who plays the audience"
        words="A rehearsal uses sandbox money and reaches no platform. Changes apply to the next rehearsal."
      >
        <Radio.Group
          aria-label="Source of the rehearsal"
          value={rehearsal.source}
          onChange={(source) => set({ source: source as Settings['rehearsal']['source'] })}
        >
          <Stack gap="xs">
            <Radio
              value="crowd"
              label="A simulated crowd"
              description="It chats, claims, answers, buys, and misbehaves a little."
            />
            <Radio
              value="recording"
              label="A recorded chat log"
              description="Played with its real timing, faster or slower if you like."
            />
          </Stack>
        </Radio.Group>
      </Group>
      <Group title={recorded ? 'Recording' : 'Crowd'}>
        {recorded ? (
          <>
            <TextInput
              label="File on this computer"
              description="The full path of a chat log, one JSON line per message."
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={rehearsal.recording ?? ''}
              spellCheck={false}
              error={rehearsal.recording === null ? 'Without a file the simulated crowd plays.' : undefined}
              onChange={(event) => {
                const path = event.currentTarget.value
                set({ recording: path.trim() === '' ? null : path })
              }}
            />
            <div className={classes.slider}>
              <b>Speed</b>
              <Slider
                thumbLabel="Speed of the recording"
                min={-10}
                max={13}
                step={1}
                value={Math.round(Math.log10(rehearsal.speed) * 10)}
                label={(place) => `${speedAt(place)}×`}
                onChange={(place) => set({ speed: speedAt(place) })}
              />
              <span>{rehearsal.speed === 1 ? 'real time' : `${rehearsal.speed} times real time`}</span>
            </div>
          </>
        ) : (
          <NumberInput
            label="People in the crowd"
            description="240 is a lively room; 5,000 is a stress test for this computer."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            min={1}
            max={5_000}
            allowDecimal={false}
            thousandSeparator=","
            clampBehavior="strict"
            w={320}
            value={rehearsal.crowdSize}
            onChange={(value) => Number(value) >= 1 && set({ crowdSize: Number(value) })}
          />
        )}
      </Group>
    </>
  )
}

/** Ten steps of the slider are a factor of ten: 0.1 to 20, two digits. */
export function speedAt(place: number): number {
  return Math.min(20, Math.max(0.1, Number((10 ** (place / 10)).toPrecision(2))))
}
