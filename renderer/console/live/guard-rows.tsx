import { Button, NumberInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { PlatformView } from '../../../core/contract/state'
import { announce } from '../../kit/announcer'
import { useCommand } from '../../kit/use-command'
import classes from './chat-tools.module.css'

const longestSlow = 120

/** Why the platform cannot do it, or what is worth knowing when it can. */
export function AbilityNote({ id, note }: { id: string; note: string }) {
  return note === '' ? null : (
    <p id={id} className={classes.note}>
      {note}
    </p>
  )
}

export function ShieldRow({ platform }: { platform: PlatformView }) {
  const command = useCommand()
  const id = useId()
  const { can, note } = platform.caps.abilities.shield
  const set = async (on: boolean) => {
    const done = await command({ failed: 'Shield mode was not changed' }, (client) =>
      client.platforms.guard({ id: platform.id, act: 'shield', value: on ? 1 : 0 }),
    )
    if (done !== null) announce(`Shield mode is ${on ? 'on' : 'off'}.`)
  }
  return (
    <section>
      <h3>Shield mode</h3>
      <div className={classes.row}>
        <Button size="xs" disabled={!can} aria-describedby={id} onClick={() => void set(true)}>
          Turn on
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={!can}
          aria-describedby={id}
          onClick={() => void set(false)}
        >
          Turn off
        </Button>
      </div>
      <AbilityNote id={id} note={note || 'Stops newcomers and harassment at once, as you set it up there.'} />
    </section>
  )
}

export function SlowModeRow({ platform }: { platform: PlatformView }) {
  const command = useCommand()
  const id = useId()
  const [seconds, setSeconds] = useState<number | string>(10)
  const { can, note } = platform.caps.abilities['slow-mode']
  const fits = Number.isInteger(Number(seconds)) && Number(seconds) >= 3 && Number(seconds) <= longestSlow
  const set = async (value: number) => {
    const done = await command({ failed: 'Slow mode was not changed' }, (client) =>
      client.platforms.guard({ id: platform.id, act: 'slow-mode', value }),
    )
    if (done !== null) announce(value === 0 ? 'Slow mode is off.' : `Slow mode is on: ${value} seconds.`)
  }
  return (
    <section>
      <h3>Slow mode</h3>
      <div className={classes.row}>
        <NumberInput
          size="xs"
          w={170}
          aria-label="Seconds between two messages"
          suffix=" s between messages"
          value={seconds}
          onChange={setSeconds}
          min={3}
          max={longestSlow}
          clampBehavior="none"
          allowDecimal={false}
          disabled={!can}
          error={fits ? undefined : `From 3 to ${longestSlow} seconds.`}
        />
        <Button
          size="xs"
          disabled={!can || !fits}
          aria-describedby={id}
          onClick={() => void set(Number(seconds))}
        >
          Turn on
        </Button>
        <Button size="xs" variant="default" disabled={!can} aria-describedby={id} onClick={() => void set(0)}>
          Turn off
        </Button>
      </div>
      <AbilityNote
        id={id}
        note={note || 'Viewers who answer a question twice within this time are not heard the second time.'}
      />
    </section>
  )
}
