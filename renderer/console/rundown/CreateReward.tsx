import { Button, NumberInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useCommand } from '../../kit/use-command'
import classes from './rundown.module.css'

const highestCost = 2_147_483_647

export interface CreateRewardProps {
  readonly title: string
  /** Told the title as Twitch has it: cues wait for that very title. */
  readonly onMade: (title: string) => void
  readonly onClose: () => void
}

/** Asks what the reward costs, and creates it. Stays open when Twitch refuses, so that the host can try again. */
export function CreateReward({ title, onMade, onClose }: CreateRewardProps) {
  const command = useCommand()
  const [cost, setCost] = useState<number | string>(500)
  const [busy, setBusy] = useState(false)
  const points = Number(cost)
  const fits = cost !== '' && Number.isInteger(points) && points >= 1 && points <= highestCost
  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (!fits || busy) return
    setBusy(true)
    const done = await command(
      {
        failed: 'The reward was not created',
        done: `The reward "${title}" is on Twitch for ${points} ${points === 1 ? 'point' : 'points'}.`,
      },
      (client) => client.platforms.createReward({ id: 'twitch', title, cost: points, prompt: '' }),
    )
    setBusy(false)
    if (done === null) return
    onMade(done.title)
    onClose()
  }
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <form className={classes.cost} onSubmit={(event) => void create(event)} onKeyDown={leave}>
      <NumberInput
        label={`What "${title}" costs`}
        size="xs"
        suffix=" points"
        value={cost}
        onChange={setCost}
        min={1}
        max={highestCost}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        error={fits ? undefined : 'Whole points, at least 1.'}
        autoFocus
      />
      <Button type="submit" size="xs" disabled={!fits} loading={busy}>
        Create reward
      </Button>
      <Button size="xs" variant="subtle" onClick={onClose}>
        Cancel
      </Button>
    </form>
  )
}
