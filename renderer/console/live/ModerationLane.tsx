import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Panel } from '../../kit/Panel'
import { LaneLines } from './LaneLines'
import { ViewerList } from './ViewerList'

const views = ['Lines', 'Viewers'] as const

/** What needs a person's eye: lines that are kept back; names that stand before everyone, and who is kept out of the room. */
export function ModerationLane() {
  const [shown, setShown] = useState<string>(views[0])
  return (
    <Panel
      title="Moderation"
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
      {shown === 'Viewers' ? <ViewerList /> : <LaneLines />}
    </Panel>
  )
}
