import { Button, ColorInput, SegmentedControl, Select } from '@mantine/core'
import { useId, useState } from 'react'
import { presets } from '../../../core/overlay/presets'
import type { Theme } from '../../../core/overlay/theme'
import { themeFaults } from '../../../core/overlay/theme'
import { ToneMark } from '../../kit/tone'
import classes from './shows.module.css'

export interface ThemeFormProps {
  readonly theme: Theme
  readonly onChange: (theme: Theme, typing: string) => void
}

/** The few tokens of the overlay's look, with a sample of them and what is hard to read. */
export function ThemeForm({ theme, onChange }: ThemeFormProps) {
  const corner = useId()
  const faults = themeFaults(theme)
  const set = (part: Partial<Theme>, typing: string) => onChange({ ...theme, ...part }, `theme:${typing}`)
  return (
    <fieldset className={classes.group}>
      <legend>Look of the overlay</legend>
      <Presets theme={theme} onPick={(preset, name) => onChange(preset, `theme:from:${name}`)} />
      <div className={classes.three}>
        {colours.map(({ id, label }) => (
          <Colour key={id} label={label} value={theme[id]} onChange={(value) => set({ [id]: value }, id)} />
        ))}
      </div>
      <div className={classes.two}>
        <Select
          label="Font"
          data={fonts.map(({ value, label }) => ({ value, label }))}
          value={theme.font}
          allowDeselect={false}
          onChange={(font) => font !== null && set({ font: font as Theme['font'] }, 'font')}
        />
        <div>
          <div id={corner} className={classes.label}>
            Corners
          </div>
          <SegmentedControl
            fullWidth
            aria-labelledby={corner}
            data={corners.map(({ value, label }) => ({ value, label }))}
            value={theme.corner}
            onChange={(next) => set({ corner: next as Theme['corner'] }, 'corner')}
          />
        </div>
      </div>
      <div
        className={classes.sample}
        role="img"
        aria-label="A card of the overlay in these colours"
        style={{
          background: theme.surface,
          color: theme.text,
          borderRadius: corners.find((one) => one.value === theme.corner)?.radius,
          fontFamily: fonts.find((one) => one.value === theme.font)?.family,
          borderColor: theme.accent,
        }}
      >
        <b>Signed poster</b>
        <span>€25.00, 14 of 20 left</span>
        <i
          style={{
            background: theme.accent,
            borderRadius: corners.find((one) => one.value === theme.corner)?.bar,
          }}
        />
      </div>
      <div role="status">
        <ul className={classes.faults} aria-label="Contrast">
          {faults.length === 0 ? (
            <li>
              <ToneMark tone="good" /> Readable on a phone: text and accent stand out from the surface.
            </li>
          ) : (
            faults.map((fault) => (
              <li key={fault}>
                <ToneMark tone="warn" /> {fault}
              </li>
            ))
          )}
        </ul>
      </div>
    </fieldset>
  )
}

/** Whole themes; one press sets all that a theme is. */
function Presets({ theme, onPick }: { theme: Theme; onPick: (theme: Theme, name: string) => void }) {
  const label = useId()
  return (
    <div>
      <div id={label} className={classes.label}>
        Start from
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset within a fieldset would read its legend with every button */}
      <div role="group" aria-labelledby={label} className={classes.presets}>
        {presets.map(({ name, theme: preset }) => (
          <Button
            key={name}
            variant="default"
            size="compact-sm"
            h={30}
            fw={500}
            justify="start"
            aria-pressed={isSameTheme(theme, preset)}
            leftSection={
              <svg width="34" height="18" viewBox="0 0 34 18" aria-hidden="true">
                <rect width="34" height="18" rx="4" fill={preset.surface} stroke="#8a8a99" />
                <rect x="5" y="7.5" width="12" height="3" rx="1" fill={preset.text} />
                <rect x="20" y="4" width="10" height="10" rx="2" fill={preset.accent} />
              </svg>
            }
            onClick={() => onPick(preset, name)}
          >
            {name}
          </Button>
        ))}
      </div>
    </div>
  )
}

function isSameTheme(one: Theme, other: Theme): boolean {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  return (Object.keys(other) as (keyof Theme)[]).every((token) => same(one[token], other[token]))
}

/** Keeps what is typed until it is a colour. */
function Colour({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (value: string) => void
}) {
  const [draft, setDraft] = useState<string | null>(null)
  return (
    <ColorInput
      label={label}
      value={draft ?? value}
      format="hex"
      withEyeDropper={false}
      eyeDropperButtonProps={{ 'aria-label': 'Pick from the screen' }}
      error={isColour(draft ?? value) ? undefined : '# and six digits'}
      onChange={(text) => {
        setDraft(text)
        if (isColour(text)) onChange(text.toUpperCase())
      }}
      onBlur={() => setDraft(null)}
    />
  )
}

const isColour = (text: string) => /^#[0-9a-fA-F]{6}$/.test(text)

const colours = [
  { id: 'surface', label: 'Surface' },
  { id: 'text', label: 'Text' },
  { id: 'accent', label: 'Accent' },
] as const

const fonts = [
  { value: 'sans', label: 'Plain', family: 'Inter, "Segoe UI", system-ui, sans-serif' },
  { value: 'rounded', label: 'Rounded', family: 'ui-rounded, "Nunito", "Segoe UI", sans-serif' },
  { value: 'serif', label: 'Serif', family: 'Georgia, "DejaVu Serif", serif' },
  { value: 'mono', label: 'Typewriter', family: 'ui-monospace, "DejaVu Sans Mono", monospace' },
] as const

const corners = [
  { value: 'square', label: 'Square', radius: 0, bar: 0 },
  { value: 'soft', label: 'Soft', radius: 10, bar: 4 },
  { value: 'round', label: 'Round', radius: 22, bar: 8 },
] as const
