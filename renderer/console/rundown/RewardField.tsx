import { Button, TextInput } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import type { PlatformView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { CreateReward } from './CreateReward'
import classes from './rundown.module.css'

/** Why no reward of this title can be created on Twitch now, or null when it can. */
export function rewardFault(title: string, twitch: PlatformView | null): string | null {
  if (twitch === null || twitch.state.link === 'off')
    return 'Twitch is switched off. Switch it on in Settings, Chat platforms.'
  if (twitch.signIn?.state !== 'signed-in')
    return 'Twitch is not signed in. Sign in in Settings, Chat platforms.'
  const { can, note } = twitch.caps.abilities.redemptions
  if (!can) return note
  if (title === '') return 'Write its title first.'
  return title.length > 45 ? "A reward's title has at most 45 characters on Twitch." : null
}

export interface RewardFieldProps {
  readonly title: string
  readonly onChange: (title: string) => void
}

/** The reward that fires a cue, and the way to have it made on Twitch. */
export function RewardField({ title, onChange }: RewardFieldProps) {
  const twitch = useConsole((state) => state.platforms.find((one) => one.id === 'twitch') ?? null)
  const [creating, setCreating] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  const wanted = title.trim()
  const fault = rewardFault(wanted, twitch)
  const close = () => {
    setCreating(false)
    opener.current?.focus()
  }
  return (
    <div className={classes.reward}>
      <TextInput
        label="Fired by channel-point reward"
        description="The title of a reward exactly as it stands on Twitch: when a viewer redeems it, this cue fires. Empty: none does."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={title}
        onChange={(event) => onChange(event.currentTarget.value)}
        maxLength={60}
        autoComplete="off"
      />
      <div className={classes.create}>
        <Button
          ref={opener}
          className={classes.opener}
          size="xs"
          variant="default"
          disabled={fault !== null}
          aria-expanded={creating && fault === null}
          aria-describedby={id}
          onClick={() => (creating ? close() : setCreating(true))}
        >
          Create it on Twitch
        </Button>
        <small className={classes.why} id={id}>
          {fault ?? 'Only of a reward created here can points be given back.'}
        </small>
      </div>
      {creating && fault === null && (
        <CreateReward
          title={wanted}
          onMade={(made) => {
            if (made !== title) onChange(made)
          }}
          onClose={close}
        />
      )}
    </div>
  )
}
