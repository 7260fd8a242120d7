import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Panel } from '../../kit/Panel'
import { LaneLines } from './LaneLines'
import { NameList } from './NameList'

const views = ['Lines', 'Names'] as const

/** What needs a person's eye: lines that are kept back, and names that stand before everyone. */
export function ModerationLane() {
  const [shown, setShown] = useState<string>(views[0])
  return (
    <Panel
      title="Moderation"
      area="lane"
      scroll={false}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Moderation panel"
          value={shown}
          onChange={setShown}
          data={[...views]}
        />
      }
    >
      {shown === 'Names' ? <NameList /> : <LaneLines />}
    </Panel>
  )
}
