import { useConsole } from '../../kit/console'
import { Address } from './Address'
import { Group, type SectionProps } from './section'
import classes from './settings.module.css'
import { TokenGroup } from './TokenGroup'

/** The same commands as the buttons, over HTTP on this computer, for Stream Deck, Companion and scripts. */
export function ControlSection(_props: SectionProps) {
  const controlUrl = useConsole((state) => state.health.controlUrl) ?? ''
  const example = `curl -H "Authorization: Bearer $TOKEN" ${controlUrl}/state`
  return (
    <>
      <Group title="Address" words="Only programs on this computer reach it, and only with the token.">
        <Address label="the address of the control API" text={controlUrl} />
        <Address label="the address of openapi.json" text={`${controlUrl}/openapi.json`} />
        <p className={classes.words} style={{ margin: 0 }}>
          openapi.json describes every call, for Companion and for code; it needs no token.
        </p>
      </Group>
      <TokenGroup
        words="Programs send it as the header Authorization: Bearer. Who has it can run your show: share it with nobody."
        warning="The old token stops working at once. Stream Deck, Companion and scripts need the new one before they can fire anything."
        unchanged="This token was given at the start by MICDROP_CONTROL_TOKEN, so only that can change it."
        fetch={(client, renew) => client.settings.controlToken({ renew })}
      />
      <Group title="Try it" words="In a terminal, with the token in place of $TOKEN.">
        <Address label="the example" text={example} />
      </Group>
    </>
  )
}
