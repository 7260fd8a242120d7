import { Switch } from '@mantine/core'
import { NumberField } from '../fields'
import { Group, type SectionProps } from '../section'
import classes from '../settings.module.css'
import { AccountField, withAccount } from './account-field'
import { PlatformHead } from './PlatformHead'
import { SecretField } from './SecretField'
import { SignIn } from './SignIn'

export function YouTubePage({ form }: SectionProps) {
  const { youtube } = form.settings.platforms
  return (
    <>
      <PlatformHead
        form={form}
        id="youtube"
        label="YouTube live chat"
        words="Uses a Google project of your own, because YouTube counts everything an app does against one daily quota."
        missing={youtube.clientId === '' ? 'Next step: the client id of your Google project, below.' : null}
      />
      <Group
        title="Your Google project"
        words="At console.cloud.google.com: a project, the YouTube Data API v3, then credentials of the kind OAuth client, TVs and limited input devices."
      >
        <AccountField
          form={form}
          platform="youtube"
          field="clientId"
          label="Client id"
          hint="Ends with apps.googleusercontent.com."
          placeholder="1234-abcd.apps.googleusercontent.com"
        />
        <SecretField
          name="youtube-client-secret"
          label="Client secret"
          hint="Stands beside the client id. It stays on this computer and is never shown again."
        />
      </Group>
      <SignIn
        form={form}
        id="youtube"
        title="YouTube"
        words="You allow it on Google's own page; Micdrop never sees your password."
        needs={youtube.clientId === '' ? 'Fill in the client id and its secret first.' : null}
      />
      <Group title="Broadcast and quota">
        <div className={classes.two}>
          <AccountField
            form={form}
            platform="youtube"
            field="broadcast"
            label="Broadcast (optional)"
            hint="Its address or id. Empty takes the one that is live."
            placeholder="the one that is live"
          />
          <NumberField
            form={form}
            id="youtube-dailyUnits"
            label="Units a day"
            hint="What Google gave your project; 10,000 unless you asked for more."
            unit="units"
            min={100}
            max={10_000_000}
            get={(settings) => settings.platforms.youtube.dailyUnits}
            put={(before, dailyUnits) => withAccount(before, 'youtube', { dailyUnits })}
          />
        </div>
        <Switch
          label="Write in YouTube chat"
          description="Each message costs 20 units of the day. When they run short, Micdrop writes less, then only what matters."
          checked={youtube.send}
          onChange={(event) => {
            const send = event.currentTarget.checked
            form.change((before) => withAccount(before, 'youtube', { send }))
          }}
        />
      </Group>
    </>
  )
}
