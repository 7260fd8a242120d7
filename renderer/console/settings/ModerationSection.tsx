import { Button, RangeSlider, Select, Switch } from '@mantine/core'
import type { Settings } from '../../../core/contract/settings'
import { HEADS, type Head, ModerationSettings } from '../../../core/moderation/settings'
import { useConsole } from '../../kit/console'
import type { Tone } from '../../kit/tone'
import { LinesField, NumberField } from './fields'
import { readHosts, readLines } from './read-text'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'
import { placesOf, thresholdOf, thresholdWords } from './threshold'

const heads: Readonly<Record<Head, string>> = {
  toxic: 'Insults, abuse',
  hate: 'Hatred of a group',
  threat: 'Threats, self-harm',
  sexual: 'Sexual harassment',
  spam: 'Advertising, scams',
}

const actions = [
  { value: 'allow', label: 'Show it' },
  { value: 'hold', label: 'Hold it for review' },
  { value: 'hide', label: 'Hide it' },
]
type Act = ModerationSettings['profanity']

/** What is shown, held for review or hidden. Nothing unjudged reaches the overlay, whatever is chosen here. */
export function ModerationSection({ form }: SectionProps) {
  const health = useConsole((state) => state.health.moderation)
  const { moderation } = form.settings
  const set = (part: Partial<ModerationSettings>) =>
    form.change((before) => ({ ...before, moderation: { ...before.moderation, ...part } }))
  const [tone, words] = modelWords(health)
  return (
    <>
      <Group
        title="Model"
        words="A small model on this computer reads every line beside the rules. No line leaves this computer."
      >
        <StateLine tone={tone}>{words}</StateLine>
        <div className={classes.two}>
          <Switch
            label="Use the model"
            description="Off: the rules alone decide."
            checked={moderation.modelOn}
            onChange={(event) => set({ modelOn: event.currentTarget.checked })}
          />
          <Select
            label="When the model is away"
            data={[
              { value: 'rules', label: 'The rules alone go on' },
              { value: 'hold', label: 'Hold every line for review' },
            ]}
            value={moderation.whenModelDown}
            allowDeselect={false}
            onChange={(value) => value !== null && set({ whenModelDown: value as 'rules' | 'hold' })}
          />
        </div>
        {HEADS.map((head) => (
          <Limit
            key={head}
            name={heads[head]}
            value={moderation.thresholds[head]}
            disabled={!moderation.modelOn}
            onChange={(limit) => set({ thresholds: { ...moderation.thresholds, [head]: limit } })}
          />
        ))}
        <div className={classes.row}>
          <Button
            variant="default"
            onClick={() => set({ thresholds: ModerationSettings.parse({}).thresholds })}
          >
            Back to the usual limits
          </Button>
        </div>
      </Group>
      <Group title="Rules">
        <div className={classes.two}>
          <Choice
            label="Swearing at nobody"
            value={moderation.profanity}
            onChange={(profanity) => set({ profanity })}
          />
          <Choice
            label="Links to sites that are not allowed"
            value={moderation.links.action}
            onChange={(action) => set({ links: { ...moderation.links, action } })}
          />
          <NumberField
            form={form}
            id="repeats"
            label="Same text by one viewer"
            hint="Held from this many within 30 seconds."
            unit="times"
            min={2}
            max={100}
            get={({ moderation: now }) => now.repeatLimit}
            put={putting((repeatLimit: number) => ({ repeatLimit }))}
          />
          <NumberField
            form={form}
            id="copypasta"
            label="Same long text by several viewers"
            hint="Held from this many within 30 seconds; 0 is never."
            unit="viewers"
            min={0}
            max={1_000}
            get={({ moderation: now }) => now.copypastaLimit}
            put={putting((copypastaLimit: number) => ({ copypastaLimit }))}
          />
          <NumberField
            form={form}
            id="caps"
            label="Capitals in a long line"
            hint="Held above this share; 100 % is never."
            unit="%"
            min={0}
            max={100}
            get={({ moderation: now }) => Math.round(now.capsLimit * 100)}
            put={putting((percent: number) => ({ capsLimit: percent / 100 }))}
          />
        </div>
      </Group>
      <Group title="Your lists" words="One entry per line; a long list can be pasted.">
        <div className={classes.two}>
          <LinesField
            form={form}
            id="blocked"
            label="Blocked words"
            hint="Lines with them are hidden, however they are spelled."
            placeholder="one per line"
            get={({ moderation: now }) => now.blockedWords}
            put={putting((blockedWords: string[]) => ({ blockedWords }))}
            read={readWords}
          />
          <LinesField
            form={form}
            id="allowed"
            label="Allowed words"
            hint="The built-in lists leave them alone; the model still reads the line."
            placeholder="one per line"
            get={({ moderation: now }) => now.allowedWords}
            put={putting((allowedWords: string[]) => ({ allowedWords }))}
            read={readWords}
          />
          <LinesField
            form={form}
            id="hosts"
            label="Allowed sites"
            hint="Links to them pass, with their subdomains."
            placeholder="example.com"
            get={({ moderation: now }) => now.links.allowedHosts}
            put={(before, allowedHosts) => {
              const { moderation: now } = before
              return { ...before, moderation: { ...now, links: { ...now.links, allowedHosts } } }
            }}
            read={readHosts}
          />
        </div>
      </Group>
    </>
  )
}

interface LimitProps {
  readonly name: string
  readonly value: { readonly hold: number; readonly hide: number }
  readonly disabled: boolean
  readonly onChange: (value: { hold: number; hide: number }) => void
}

function Limit({ name, value, disabled, onChange }: LimitProps) {
  return (
    <div className={classes.slider}>
      <b>{name}</b>
      <RangeSlider
        value={placesOf(value)}
        onChange={(places) => onChange(thresholdOf(places))}
        min={0}
        max={100}
        minRange={0}
        disabled={disabled}
        label={(percent) => `${percent} %`}
        thumbFromLabel={`${name}: held from, in percent`}
        thumbToLabel={`${name}: hidden from, in percent`}
      />
      <span>{disabled ? 'the model is off' : thresholdWords(value)}</span>
    </div>
  )
}

function Choice({ label, value, onChange }: { label: string; value: Act; onChange: (value: Act) => void }) {
  return (
    <Select
      label={label}
      data={actions}
      value={value}
      allowDeselect={false}
      onChange={(next) => next !== null && onChange(next as Act)}
    />
  )
}

const readWords = (text: string) => readLines(text, { most: 1_000, longest: 80 })

const putting =
  <T,>(part: (value: T) => Partial<ModerationSettings>) =>
  (before: Settings, value: T): Settings => ({
    ...before,
    moderation: { ...before.moderation, ...part(value) },
  })

function modelWords(health: { model: string; reason: string | null } | null): readonly [Tone, string] {
  switch (health?.model) {
    case 'ready':
      return ['good', 'The model reads every line.']
    case 'starting':
      return ['plain', 'The model is starting. Until then the rules decide.']
    case 'down':
      return ['warn', `${health.reason ?? 'The model has stopped.'} The rules alone go on.`]
    default:
      return ['plain', health?.reason ?? 'The model is off. The rules decide.']
  }
}
