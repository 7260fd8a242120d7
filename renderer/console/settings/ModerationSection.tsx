import { NumberInput, RangeSlider, Select, Switch, TagsInput } from '@mantine/core'
import { HEADS, type Head, type ModerationSettings } from '../../../core/moderation/settings'
import { useConsole } from '../../kit/console'
import type { Tone } from '../../kit/tone'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'
import { placesOf, thresholdOf, thresholdWords } from './threshold'

const heads: Readonly<Record<Head, string>> = {
  toxic: 'Toxic',
  hate: 'Hate',
  threat: 'Threat',
  sexual: 'Sexual',
  spam: 'Advertising',
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
      </Group>
      <Group title="Rules">
        <div className={classes.two}>
          <Choice
            label="Swearing at nobody"
            value={moderation.profanity}
            onChange={(profanity) => set({ profanity })}
          />
          <Choice
            label="Links to other hosts"
            value={moderation.links.action}
            onChange={(action) => set({ links: { ...moderation.links, action } })}
          />
          <NumberInput
            label="Same text by one viewer"
            description="Held from this many within 30 seconds."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix=" times"
            min={2}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            value={moderation.repeatLimit}
            onChange={(value) => Number(value) >= 2 && set({ repeatLimit: Number(value) })}
          />
          <NumberInput
            label="Same long text by several viewers"
            description="Held from this many within 30 seconds; 0 is never."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix=" viewers"
            min={0}
            max={1_000}
            allowDecimal={false}
            clampBehavior="strict"
            value={moderation.copypastaLimit}
            onChange={(value) => set({ copypastaLimit: Number(value || 0) })}
          />
          <NumberInput
            label="Capitals in a long line"
            description="Held above this share; 100 % is never."
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            suffix=" %"
            min={0}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            value={Math.round(moderation.capsLimit * 100)}
            onChange={(value) => value !== '' && set({ capsLimit: Number(value) / 100 })}
          />
        </div>
      </Group>
      <Group
        title="Your lists"
        words="Type a word and press Enter. Blocked words are found however they are spelled."
      >
        <Words
          label="Blocked words"
          description="Lines with them are hidden."
          value={moderation.blockedWords}
          onChange={(blockedWords) => set({ blockedWords })}
        />
        <Words
          label="Allowed words"
          description="The built-in lists leave them alone; the model still reads the line."
          value={moderation.allowedWords}
          onChange={(allowedWords) => set({ allowedWords })}
        />
        <Words
          label="Allowed hosts"
          description="Links to them pass, with their subdomains: example.com."
          value={moderation.links.allowedHosts}
          least={3}
          onChange={(allowedHosts) =>
            set({
              links: { ...moderation.links, allowedHosts: allowedHosts.map((host) => host.toLowerCase()) },
            })
          }
        />
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

interface WordsProps {
  readonly label: string
  readonly description: string
  readonly value: readonly string[]
  /** Shorter entries are not taken. */
  readonly least?: number
  readonly onChange: (value: string[]) => void
}

function Words({ label, description, value, least = 1, onChange }: WordsProps) {
  return (
    <TagsInput
      label={label}
      description={description}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={[...value]}
      maxTags={least === 3 ? 200 : 1_000}
      splitChars={[',', ';', '|']}
      acceptValueOnBlur
      onChange={(words) =>
        onChange(words.map((word) => word.trim().slice(0, 80)).filter((word) => word.length >= least))
      }
    />
  )
}

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
