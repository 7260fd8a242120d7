import { Group, type SectionProps } from '../section'
import classes from '../settings.module.css'
import { AccountField } from './account-field'
import { PlatformHead } from './PlatformHead'
import { SecretField } from './SecretField'

export function IrcPage({ form }: SectionProps) {
  const { irc } = form.settings.platforms
  const missing =
    irc.address === ''
      ? 'Next step: the address of the server, below.'
      : irc.channel === ''
        ? 'Next step: the channel, below.'
        : irc.nick === ''
          ? 'Next step: a nick, below.'
          : null
  return (
    <>
      <PlatformHead
        form={form}
        id="irc"
        label="IRC channel"
        words="Any server and channel: Libera, OFTC, or your own. Reading and writing need no account where the channel is open."
        missing={missing}
      />
      <Group title="Server and channel">
        <div className={classes.two}>
          <AccountField
            form={form}
            platform="irc"
            field="address"
            label="Server"
            hint="ircs:// is encrypted; ws:// and wss:// work too."
            placeholder="ircs://irc.libera.chat:6697"
          />
          <AccountField
            form={form}
            platform="irc"
            field="channel"
            label="Channel"
            hint="With its #."
            placeholder="#friday-drops"
          />
          <AccountField
            form={form}
            platform="irc"
            field="nick"
            label="Nick"
            hint="The name Micdrop has in the channel."
            placeholder="micdrop"
          />
        </div>
      </Group>
      <Group title="Account" words="Only where the server wants one.">
        <AccountField
          form={form}
          platform="irc"
          field="account"
          label="Account (optional)"
          hint="Empty joins without one."
          placeholder="none"
        />
        <SecretField
          name="irc-password"
          label="Password"
          hint="Of the account. It stays on this computer and is never shown again."
        />
      </Group>
    </>
  )
}
