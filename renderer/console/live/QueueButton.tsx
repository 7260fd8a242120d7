import { Button, Popover } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { useState } from 'react'
import { announce } from '../../kit/announcer'
import { useConsole } from '../../kit/console'
import { useCommand } from '../../kit/use-command'
import { useNow } from '../../kit/use-now'
import { PlatformMark } from '../platforms/PlatformMark'
import { ageText } from '../platforms/state-words'
import classes from './say.module.css'
import { waitingCount } from './say-words'

/** How much waits to be sent or was dropped; opens the list with the reasons, and empties it. */
export function QueueButton() {
  const platforms = useConsole((state) => state.platforms) ?? []
  const [opened, setOpened] = useState(false)
  const count = waitingCount(platforms)
  const lost = platforms.reduce((sum, one) => sum + (one.dropped?.count ?? 0), 0)
  if (count === 0 && lost === 0 && !opened) return null
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-end"
      width={380}
      trapFocus
      returnFocus
      shadow="md"
      withArrow
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="light"
          color={count > 0 ? 'yellow' : 'gray'}
          leftSection={<IconClockPause size={13} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {count > 0 ? `${count} waiting` : `${lost} not sent`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.queue} aria-label="Waiting to be sent">
        <Queue count={count} onClose={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function Queue({ count, onClose }: { count: number; onClose: () => void }) {
  const platforms = useConsole((state) => state.platforms) ?? []
  const command = useCommand()
  const now = useNow(1_000)
  const empty = async () => {
    const done = await command({ failed: 'The queue was not emptied' }, (client) =>
      client.platforms.emptyQueue({ id: null }),
    )
    if (done === null) return
    announce(`${done.dropped} ${done.dropped === 1 ? 'message was' : 'messages were'} dropped.`)
    onClose()
  }
  return (
    <>
      <h3>Waiting to be sent</h3>
      {count === 0 ? (
        <p>Nothing waits.</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <ul aria-label="Waiting messages" tabIndex={0}>
          {platforms.flatMap((one) =>
            one.queue.map((waiting) => (
              <li key={`${one.id}:${waiting.id}`}>
                <PlatformMark id={one.id} />
                <div>
                  <b>{waiting.text}</b>
                  <span>
                    {waiting.why} Waiting for {ageText(now - waiting.waitingSince)}.
                  </span>
                </div>
              </li>
            )),
          )}
        </ul>
      )}
      {platforms.map(
        ({ id, title, dropped }) =>
          dropped && (
            <p key={id}>
              {title}: {dropped.count} not sent in this sitting. The last one: {dropped.last}
            </p>
          ),
      )}
      <div className={classes.queueFoot}>
        <Button size="compact-sm" variant="default" onClick={onClose}>
          Close
        </Button>
        <Button size="compact-sm" color="orange" disabled={count === 0} onClick={() => void empty()}>
          Empty queue
        </Button>
      </div>
    </>
  )
}
