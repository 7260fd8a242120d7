import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DelayView } from '../../../core/contract/state'
import { useCommand } from '../../kit/use-command'
import { platformTitle } from '../platforms/names'
import { PlatformMark } from '../platforms/PlatformMark'
import { delayOrigin, delayText, readDelay } from './delay-words'

export interface DelayRowProps {
  readonly view: DelayView
  readonly now: number
  readonly editable: boolean
}

/** One source; the host's own figure is typed at the right and stands over what is measured. */
export function DelayRow({ view, now, editable }: DelayRowProps) {
  const command = useCommand()
  const set = view.from === 'set' && view.ms !== null ? String(view.ms / 1000) : ''
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? set
  const read = readDelay(text)
  const fault = typeof read === 'string' ? read : null
  const keep = async () => {
    if (typed === null || typeof read === 'string') return
    if (typed.trim() !== set)
      await command({ failed: 'The delay was not kept' }, (client) =>
        client.delays.set({ source: view.source, ms: read }),
      )
    setTyped(null)
  }
  return (
    <li>
      <PlatformMark id={view.source} quiet />
      <div>
        <b>
          {platformTitle(view.source)} <span>{delayText(view)}</span>
        </b>
        <p data-fault={fault !== null}>{fault === null ? delayOrigin(view, now) : `Not kept. ${fault}`}</p>
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <TextInput
          size="xs"
          w={76}
          aria-label={`Delay of ${platformTitle(view.source)} by hand, in seconds; empty measures`}
          placeholder="by hand"
          rightSection={text === '' ? null : <span aria-hidden>s</span>}
          rightSectionWidth={20}
          value={text}
          error={fault !== null}
          disabled={!editable}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => void keep()}
          inputMode="decimal"
          autoComplete="off"
        />
      </form>
    </li>
  )
}
