import { useConsole } from '../../../kit/console'
import { Address } from '../Address'
import { Group, type SectionProps } from '../section'
import { TokenGroup } from '../TokenGroup'
import { PlatformHead } from './PlatformHead'

/** Chat that other tools collect already, sent here line by line. */
export function BridgePage({ form }: SectionProps) {
  const controlUrl = useConsole((state) => state.health.controlUrl) ?? ''
  const address = `${controlUrl}/lines`
  return (
    <>
      <PlatformHead
        form={form}
        id="bridge"
        label="Take chat from other tools"
        words="For a tool that already collects chat from a place Micdrop does not know. Its lines are judged, shown and counted like all others; nothing is sent back."
        missing={null}
        off="Switched off: lines sent to it are refused."
      />
      <Group title="Address" words="Only programs on this computer reach it, and only with the token below.">
        <Address label="the address of the bridge" text={address} />
      </Group>
      <TokenGroup
        words="It can add chat lines and nothing else: it runs no cue and reads no state."
        warning="The old token stops working at once. Your tool needs the new one before its lines arrive again."
        unchanged="The token could not be changed."
        fetch={(client, renew) => client.platforms.bridgeToken({ renew })}
      />
      <Group
        title="Try it"
        words="In a terminal, with the token in place of $TOKEN. Repeated ids do nothing."
      >
        <Address label="the example" text={bridgeExample(address)} />
      </Group>
    </>
  )
}

export function bridgeExample(address: string): string {
  const line = { id: '1', source: 'owncast', user: { id: 'u1', name: 'Mira' }, text: 'hello' }
  return `curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '${JSON.stringify({ lines: [line] })}' ${address}`
}
