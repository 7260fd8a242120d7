import { Button, Modal, NativeSelect, Text } from '@mantine/core'
import { useState } from 'react'
import type { PlatformView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import classes from './chat-tools.module.css'
import { ShieldRow, SlowModeRow } from './guard-rows'
import { PollForm } from './PollForm'

const none = [] as const

/** What concerns a whole chat and not one line: shield mode, slow mode, a poll. Greyed with the reason where it cannot be. */
export function ChatTools() {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setOpened(true)}>
        Tools
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Chat tools">
        {opened && <Tools onDone={() => setOpened(false)} />}
      </Modal>
    </>
  )
}

function Tools({ onDone }: { onDone: () => void }) {
  const all = useConsole((state) => state.platforms) ?? none
  const open = all.filter(({ id, state }) => state.link !== 'off' && id !== 'room' && id !== 'replay')
  const [wish, setWish] = useState('')
  const platform = open.find(({ id }) => id === wish) ?? open[0]
  if (platform === undefined)
    return (
      <Text size="sm">No chat with such tools is connected. Connect one in Settings, Chat platforms.</Text>
    )
  return (
    <div className={classes.tools}>
      <NativeSelect
        label="Chat"
        value={platform.id}
        onChange={(event) => setWish(event.currentTarget.value)}
        data={open.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Of key={platform.id} platform={platform} onDone={onDone} />
    </div>
  )
}

function Of({ platform, onDone }: { platform: PlatformView; onDone: () => void }) {
  return (
    <>
      <ShieldRow platform={platform} />
      <SlowModeRow platform={platform} />
      <PollForm platform={platform} onDone={onDone} />
    </>
  )
}
