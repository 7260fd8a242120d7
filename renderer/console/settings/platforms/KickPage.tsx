import { Group, type SectionProps } from '../section'
import classes from '../settings.module.css'
import { AccountField, tidyChannel } from './account-field'
import { PlatformHead } from './PlatformHead'
import { SecretField } from './SecretField'
import { SignIn } from './SignIn'

export function KickPage({ form }: SectionProps) {
  const { kick } = form.settings.platforms
  const missing =
    kick.channel === ''
      ? 'Next step: the name of your channel, below.'
      : kick.chatroomId === '' && kick.clientId === ''
        ? 'Next step: the number of the chat room to read, or a Kick app to write; both are below.'
        : null
  return (
    <>
      <PlatformHead
        form={form}
        id="kick"
        label="Kick chat (reading is experimental)"
        words="Kick has no official way to read chat in a program on your computer. Micdrop listens as its web page does, which may stop without notice. Writing is official."
        missing={missing}
      />
      <Group title="Channel">
        <div className={classes.two}>
          <AccountField
            form={form}
            platform="kick"
            field="channel"
            label="Channel"
            hint="As it stands in its address: kick.com/name."
            placeholder="name"
            tidy={tidyChannel}
          />
          <AccountField
            form={form}
            platform="kick"
            field="chatroomId"
            label="Number of the chat room"
            hint="Open kick.com/api/v2/channels/name in your browser and look for chatroom, id."
            placeholder="1234567"
          />
        </div>
      </Group>
      <Group
        title="Your Kick app"
        words="Needed to write and moderate. At kick.com: Settings, Developer, create an app with the redirect address http://localhost:47471/callback."
      >
        <AccountField
          form={form}
          platform="kick"
          field="clientId"
          label="Client id"
          hint="Stands on the page of your app."
        />
        <SecretField
          name="kick-client-secret"
          label="Client secret"
          hint="Stands beside the client id. It stays on this computer and is never shown again."
        />
      </Group>
      <SignIn
        form={form}
        id="kick"
        title="Kick"
        words="You allow each step on Kick's own page; Micdrop never sees your password."
        needs={
          kick.clientId === '' ? 'Fill in the client id and its secret first. Reading goes without.' : null
        }
      />
    </>
  )
}
