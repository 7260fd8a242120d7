import { Radio, Slider, Stack, Switch } from '@mantine/core'
import type { Settings } from '../../../core/contract/settings'
import { NumberField, TextField } from './fields'
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
        words="A rehearsal uses sandbox money. Changes apply to the next rehearsal."
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
            <TextField
              form={form}
              id="recording"
              label="File on this computer"
              hint={
                rehearsal.recording === null
                  ? 'Without a file the simulated crowd plays.'
                  : 'The full path of a chat log: one line per message, each [milliseconds, "name", "text"].'
              }
              placeholder="/home/me/chat-log.jsonl"
              get={(settings) => settings.rehearsal.recording ?? ''}
              put={(before, path) => ({
                ...before,
                rehearsal: { ...before.rehearsal, recording: path === '' ? null : path },
              })}
              check={() => null}
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
          <NumberField
            form={form}
            id="crowd"
            label="People in the crowd"
            hint="240 is a lively room; 5,000 is a stress test for this computer."
            unit={rehearsal.crowdSize === 1 ? 'person' : 'people'}
            w={320}
            min={1}
            max={5_000}
            get={(settings) => settings.rehearsal.crowdSize}
            put={(before, crowdSize) => ({ ...before, rehearsal: { ...before.rehearsal, crowdSize } })}
          />
        )}
      </Group>
      <Group
        title="Real chats"
        words="Off, nothing is read from the connected platforms during a rehearsal, and nothing is written or moderated there. Takes effect at once."
      >
        <Switch
          size="md"
          label="Use the connected chats too"
          description="On: their lines are mixed in, and what Micdrop says is really posted there, for everyone to read."
          checked={rehearsal.platforms}
          onChange={(event) => set({ platforms: event.currentTarget.checked })}
        />
      </Group>
    </>
  )
}

/** Ten steps of the slider are a factor of ten: 0.1 to 20, two digits. */
export function speedAt(place: number): number {
  return Math.min(20, Math.max(0.1, Number((10 ** (place / 10)).toPrecision(2))))
}
