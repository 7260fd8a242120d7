import { Autocomplete, Button, Chip, Group, Select, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { isTimeZone, recurrenceFault } from '../../../core/show/recurrence'
import type { Show } from '../../../core/show/show'
import { DurationField } from '../../kit/DurationField'
import { NextDates } from './NextDates'
import { type RepeatWay, repeatOf, ruleOf, weekdayOf, weekdays } from './repeat'
import classes from './shows.module.css'
import { instantOf, wallClockAt, zonesWith } from './wall-clock'

export interface ScheduleFormProps {
  readonly show: Show
  /** The library holds what is on screen: only then its next dates are true. */
  readonly saved: boolean
  readonly onSet: (
    set: Partial<Pick<Show, 'startsAt' | 'timezone' | 'recurrence' | 'plannedFor' | 'currency'>>,
    typing: string,
  ) => void
}

const hereZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'JPY',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'CAD',
  'AUD',
  'NZD',
  'BRL',
  'MXN',
  'INR',
  'KRW',
]

/** When the show starts, how long it is planned and how it repeats, on the clocks of its own zone. */
export function ScheduleForm({ show, saved, onSet }: ScheduleFormProps) {
  const { startsAt, timezone } = show
  const wall = startsAt === null ? null : wallClockAt(startsAt, timezone)
  const [draft, setDraft] = useState({ date: '', time: '19:00' })
  const shown = wall ?? draft
  const zones = useMemo(() => [...zonesWith(timezone)], [timezone])
  const zoneFault = isTimeZone(timezone)
    ? undefined
    : 'This computer does not know this time zone; it reads as UTC.'
  const [currency, setCurrency] = useState<string | null>(null)

  const put = (date: string, time: string) => {
    setDraft({ date, time })
    const at = instantOf({ date, time }, timezone)
    if (at !== null) onSet({ startsAt: at }, 'start')
  }
  return (
    <fieldset className={classes.group}>
      <legend>Schedule</legend>
      <div className={classes.two}>
        <TextInput
          type="date"
          label="Start date"
          value={shown.date}
          onChange={(event) => put(event.currentTarget.value, shown.time)}
        />
        <TextInput
          type="time"
          label="Start time"
          value={shown.time}
          onChange={(event) => put(shown.date, event.currentTarget.value)}
        />
      </div>
      <Select
        label="Time zone"
        data={zones}
        value={timezone}
        searchable
        limit={80}
        allowDeselect={false}
        error={zoneFault}
        description={
          zoneFault === undefined && timezone !== hereZone ? `This computer is in ${hereZone}.` : undefined
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        nothingFoundMessage="No such time zone"
        onChange={(zone) => {
          if (zone === null) return
          // The clock on the wall stays what the host typed; the instant moves.
          const at = wall === null ? null : instantOf(wall, zone)
          onSet({ timezone: zone, ...(at === null ? {} : { startsAt: at }) }, 'zone')
        }}
      />
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={startsAt === null}
          onClick={() => {
            setDraft({ date: '', time: shown.time })
            onSet({ startsAt: null, recurrence: null }, 'start')
          }}
        >
          No date
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={timezone === hereZone}
          onClick={() => {
            const at = wall === null ? null : instantOf(wall, hereZone)
            onSet({ timezone: hereZone, ...(at === null ? {} : { startsAt: at }) }, 'zone')
          }}
        >
          Use this computer's zone
        </Button>
      </Group>
      <RepeatForm show={show} date={wall?.date ?? null} onSet={onSet} />
      <NextDates show={show} saved={saved} />
      <div className={classes.two}>
        <DurationField
          label="Planned length"
          value={show.plannedFor}
          seconds={false}
          onChange={(plannedFor) => onSet({ plannedFor: Math.min(plannedFor, 24 * 3_600_000) }, 'length')}
        />
        <Autocomplete
          label="Currency"
          data={currencies}
          value={currency ?? show.currency}
          maxLength={3}
          error={isCurrency(currency ?? show.currency) ? undefined : 'Three letters, such as EUR.'}
          onChange={(text) => {
            const code = text.toUpperCase()
            setCurrency(code)
            if (isCurrency(code)) onSet({ currency: code }, 'currency')
          }}
          onBlur={() => setCurrency(null)}
        />
      </div>
    </fieldset>
  )
}

function RepeatForm({
  show,
  date,
  onSet,
}: Pick<ScheduleFormProps, 'show' | 'onSet'> & { readonly date: string | null }) {
  const repeat = repeatOf(show.recurrence)
  // A rule typed by hand may for a moment read like one of the offered ways.
  const [typing, setTyping] = useState(false)
  const way: RepeatWay = typing ? 'custom' : repeat.way
  const fault = show.recurrence === null ? null : recurrenceFault(show.recurrence)
  return (
    <>
      <Select
        label="Repeats"
        data={ways.map((one) => ({ ...one }))}
        value={way}
        allowDeselect={false}
        disabled={date === null}
        description={date === null ? 'Give the show a date first.' : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(next) => {
          if (next === null || date === null) return
          setTyping(next === 'custom')
          const days = next === 'weekly' ? [weekdayOf(date)] : []
          onSet({ recurrence: ruleOf(next as RepeatWay, days, show.recurrence) }, 'repeat')
        }}
      />
      {way === 'weekly' && date !== null && (
        <Chip.Group
          multiple
          value={[...(repeat.days.length === 0 ? [weekdayOf(date)] : repeat.days)]}
          onChange={(days) =>
            days.length > 0 && onSet({ recurrence: ruleOf('weekly', days, null) }, 'repeat')
          }
        >
          <Group gap={3} wrap="nowrap" role="group" aria-label="Days of the week" className={classes.days}>
            {weekdays.map(({ id, name }) => (
              <Chip key={id} value={id} size="xs">
                {name}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      )}
      {way === 'custom' && (
        <TextInput
          label="Repeat rule"
          description="An RRULE of RFC 5545, such as FREQ=MONTHLY;BYDAY=2FR for every second Friday."
          error={fault ?? undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={show.recurrence ?? ''}
          maxLength={300}
          spellCheck={false}
          onChange={(event) => onSet({ recurrence: event.currentTarget.value.toUpperCase() }, 'repeat')}
        />
      )}
    </>
  )
}

const ways = [
  { value: 'never', label: 'Never' },
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'Every week' },
  { value: 'monthly', label: 'Every month, same day' },
  { value: 'custom', label: 'By a rule of your own' },
] as const

/** Three capital letters that this browser can write an amount in. */
function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code)
}
