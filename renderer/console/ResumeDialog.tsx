import { Alert, Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { RunView } from '../../core/contract/state'
import { kindOf } from '../../core/cues'
import { unseenCode } from '../../core/onair/sale'
import { useConsole } from '../kit/console'
import { usePanic } from './use-panic'

/** What panic stopped, item by item: sales stay closed unless they are ticked. */
export function ResumeDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const stopped = useConsole((state) => state.airing?.panic ?? null)
  const runs = useConsole((state) => state.runs) ?? []
  const [chosen, setChosen] = useState<readonly string[]>([])
  /** Why viewers might not see a sale that was ticked. */
  const [doubt, setDoubt] = useState<string | null>(null)
  const { resume } = usePanic()
  const items = (stopped?.runIds ?? [])
    .map((id) => runs.find((run) => run.id === id))
    .filter((run) => run !== undefined)

  // Only when it opens: later patches must not undo what the host has ticked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    setDoubt(null)
    if (opened && stopped !== null)
      setChosen(stopped.runIds.filter((id) => !sells(runs.find((run) => run.id === id))))
  }, [opened])
  useEffect(() => {
    if (opened && stopped === null) onClose()
  }, [opened, stopped, onClose])

  const toggle = (id: string, on: boolean) => {
    setDoubt(null)
    setChosen((ids) => (on ? [...ids, id] : ids.filter((one) => one !== id)))
  }
  const bringBack = async () => {
    const done = await resume([...chosen], doubt !== null, ({ code, words }) => {
      if (code !== unseenCode) return false
      setDoubt(words)
      return true
    })
    if (done) onClose()
  }

  return (
    <Modal opened={opened} onClose={onClose} title="Resume after panic" size="lg">
      <Stack gap="sm">
        <Text size="sm">
          {items.length === 0
            ? 'Nothing was running when you stopped. Resuming lets the bot speak and cues fire again.'
            : 'Tick what comes back. What is not ticked ends; a sale that is not ticked stays closed.'}
        </Text>
        {items.map((run) => (
          <Checkbox
            key={run.id}
            checked={chosen.includes(run.id)}
            onChange={(event) => toggle(run.id, event.currentTarget.checked)}
            label={`${run.title} (${kindOf(run.kind)?.title ?? run.kind})`}
            description={whatItIs(run)}
          />
        ))}
        {doubt !== null && (
          <Alert color="orange" role="alert" title="Not resumed">
            {doubt}
          </Alert>
        )}
        <Group justify="flex-end" mt="sm">
          <Button variant="default" onClick={onClose}>
            Stay stopped
          </Button>
          <Button color={doubt === null ? 'teal' : 'orange'} data-autofocus onClick={() => void bringBack()}>
            {items.length === 0 ? 'Resume' : `Resume ${chosen.length} of ${items.length}`}
            {doubt !== null && ' anyway'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function sells(run: RunView | undefined): boolean {
  return run !== undefined && kindOf(run.kind)?.risk === 'money'
}

function whatItIs(run: RunView): string {
  const figures = run.figures.map((figure) => `${figure.label} ${figure.value}`).join(', ')
  return sells(run) ? `Sells for money. ${figures}` : figures
}
