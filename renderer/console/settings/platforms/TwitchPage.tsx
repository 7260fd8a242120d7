import { Switch } from '@mantine/core'
import { Group, type SectionProps } from '../section'
import classes from '../settings.module.css'
import { AccountField, tidyChannel, withAccount } from './account-field'
import { PlatformHead } from './PlatformHead'
import { SignIn } from './SignIn'

export function TwitchPage({ form }: SectionProps) {
  const { twitch } = form.settings.platforms
  return (
    <>
      <PlatformHead
        form={form}
        id="twitch"
        label="Twitch chat"
        words="Reading needs only the channel name, no account. Writing and moderating need a sign-in."
        missing={twitch.channel === '' ? 'Next step: the name of your channel, below.' : null}
      />
      <Group title="Channel">
        <div className={classes.two}>
          <AccountField
            form={form}
            platform="twitch"
            field="channel"
            label="Channel"
            hint="As it stands in its address: twitch.tv/name. An address can be pasted."
            placeholder="name"
            tidy={tidyChannel}
          />
          <AccountField
            form={form}
            platform="twitch"
            field="clientId"
            label="Client id, for signing in"
            hint="At dev.twitch.tv/console: Register Your Application, redirect http://localhost, kind Public. Reading needs none."
          />
        </div>
        <Switch
          label="Lines of other channels may run commands"
          description="In a shared chat. Off: their lines are shown with the channel's name, and claim or answer nothing."
          checked={twitch.sharedCommands}
          onChange={(event) => {
            const sharedCommands = event.currentTarget.checked
            form.change((before) => withAccount(before, 'twitch', { sharedCommands }))
          }}
        />
      </Group>
      <SignIn
        form={form}
        id="twitch"
        title="Twitch"
        words="You allow each step on Twitch's own page; Micdrop never sees your password."
        needs={null}
      />
    </>
  )
}
