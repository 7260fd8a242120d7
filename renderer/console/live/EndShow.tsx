import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { useConsole } from '../../kit/console'
import { useCommand } from '../../kit/use-command'

/** Ends the running show, after a question: it cannot be taken back. */
export function EndShow() {
  const showId = useConsole((state) => state.airing?.show.id ?? null)
  const open = useConsole((state) => state.runs.filter((run) => run.closedAt === null).length) ?? 0
  const command = useCommand()
  const [asked, setAsked] = useState(false)
  const end = () => {
    setAsked(false)
    if (showId !== null)
      void command({ failed: 'The show was not ended' }, (client) => client.shows.end({ showId }))
  }
  return (
    <>
      <Button size="compact-xs" variant="default" onClick={() => setAsked(true)}>
        End show…
      </Button>
      <Modal opened={asked} onClose={() => setAsked(false)} title="End the show?">
        <Text size="sm">
          {open === 0
            ? 'Nothing is on any more.'
            : open === 1
              ? 'One cue is still on and ends with it.'
              : `${open} cues are still on and end with it.`}{' '}
          The report opens from here afterwards; the show cannot be taken up again.
        </Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={() => setAsked(false)} data-autofocus>
            Go on
          </Button>
          <Button color="orange" onClick={end}>
            End the show
          </Button>
        </Group>
      </Modal>
    </>
  )
}
