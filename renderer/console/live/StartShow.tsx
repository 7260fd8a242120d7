import { Button, Card, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import type { ConsoleClient } from '../../kit/client'
import { useConsole, useLink } from '../../kit/console'
import { freshKey, useCommand } from '../../kit/use-command'
import { PreflightDialog } from '../preflight/Preflight'
import { goTo } from '../router'
import classes from './start.module.css'

type Listed = Awaited<ReturnType<ConsoleClient['shows']['list']>>[number]

const sampleTitle = 'Sample show'

/** No show is on: offers the sample, then the shows of the library. */
export function StartShow() {
  const command = useCommand()
  const link = useLink()
  const ended = useConsole((state) => state.airing)
  const [shows, setShows] = useState<readonly Listed[] | null>(null)
  const [checking, setChecking] = useState<Listed | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    if (link === 'live')
      void command({ failed: 'The library could not be read' }, (client) => client.shows.list()).then(
        (list) => setShows(list ?? []),
      )
  }, [command, link])

  const start = useCallback(
    async (showId: string, mode: 'live' | 'rehearsal') => {
      setBusy(true)
      const key = freshKey()
      await command({ failed: 'The show was not started' }, (client) =>
        client.shows.start({ showId, mode, key }),
      )
      setBusy(false)
    },
    [command],
  )
  const startSample = async () => {
    setBusy(true)
    const known = shows?.find((show) => show.title === sampleTitle)
    const show =
      known ??
      (await command({ failed: 'The sample was not made' }, (client) =>
        client.shows.create({ title: sampleTitle, from: 'sample' }),
      ))
    if (show !== null) await start(show.id, 'rehearsal')
    setBusy(false)
  }

  return (
    <div className={classes.start}>
      <Stack gap="lg" maw={760} w="100%">
        <div>
          <Title order={1} size="h2">
            {ended === null ? 'No show is running' : `"${ended.show.title}" has ended`}
          </Title>
          <Text c="var(--soft)" mt={4}>
            A rehearsal plays a simulated crowd with sandbox money: nothing leaves this computer.
          </Text>
        </div>
        <Group>
          <Button
            size="md"
            leftSection={<IconPlayerPlayFilled size={16} aria-hidden />}
            loading={busy}
            onClick={() => void startSample()}
          >
            Start the sample show in rehearsal
          </Button>
          <Button size="md" variant="default" onClick={() => goTo('shows')}>
            Choose a show
          </Button>
          {ended !== null && (
            <Button size="md" variant="default" onClick={() => goTo('report', ended.id)}>
              See the report
            </Button>
          )}
        </Group>
        {shows === null ? (
          <Loader size="sm" aria-label="Reading the library" />
        ) : (
          <ul className={classes.shows} aria-label="Shows in the library">
            {shows.map((show) => (
              <li key={show.id}>
                <Card withBorder padding="sm" className={classes.card}>
                  <div>
                    <Text fw={600}>{show.title}</Text>
                    <Text size="xs" c="var(--soft)">
                      {show.cues} {show.cues === 1 ? 'cue' : 'cues'}
                      {show.nextAt === null
                        ? ''
                        : `, next ${new Date(show.nextAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}`}
                    </Text>
                  </div>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={busy}
                    aria-label={`Rehearse ${show.title}`}
                    onClick={() => void start(show.id, 'rehearsal')}
                  >
                    Rehearse
                  </Button>
                  <Button
                    size="xs"
                    variant="outline"
                    disabled={busy}
                    aria-label={`Go live with ${show.title}`}
                    onClick={() => setChecking(show)}
                  >
                    Go live…
                  </Button>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Stack>
      <PreflightDialog
        show={checking}
        onClose={() => setChecking(null)}
        onGo={() => {
          if (checking !== null) void start(checking.id, 'live')
        }}
      />
    </div>
  )
}
