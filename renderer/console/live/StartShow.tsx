import { Button, Card, Group, Loader, Modal, Stack, Text, Title } from '@mantine/core'
import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import type { PreflightItem } from '../../../core/contract/report'
import type { ConsoleClient } from '../../kit/client'
import { useConsole, useLink } from '../../kit/console'
import { type Tone, ToneMark } from '../../kit/tone'
import { freshKey, useCommand } from '../../kit/use-command'
import { goTo, type ScreenId } from '../router'
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
      <Preflight
        show={checking}
        onClose={() => setChecking(null)}
        onGo={(show) => void start(show.id, 'live')}
      />
    </div>
  )
}

const tones: Readonly<Record<PreflightItem['state'], readonly [Tone, string]>> = {
  ok: ['good', 'Ready'],
  warn: ['warn', 'Look'],
  stop: ['bad', 'Stop'],
}

/** `settings-obs` -> the OBS section of the settings. */
export function mendRoute(mend: NonNullable<PreflightItem['mend']>): readonly [ScreenId, string | null] {
  const [screen, section] = mend.split('-')
  return [screen as ScreenId, section ?? null]
}

function Preflight({
  show,
  onClose,
  onGo,
}: {
  show: Listed | null
  onClose: () => void
  onGo: (show: Listed) => void
}) {
  const command = useCommand()
  const [items, setItems] = useState<readonly PreflightItem[] | null>(null)
  useEffect(() => {
    setItems(null)
    if (show === null) return
    void command({ failed: 'The preflight could not run' }, (client) =>
      client.shows.preflight({ showId: show.id }),
    ).then(setItems)
  }, [show, command])
  const stopped = items?.some((item) => item.state === 'stop') ?? true
  return (
    <Modal opened={show !== null} onClose={onClose} title={`Go live with "${show?.title ?? ''}"`} size="lg">
      {items === null ? (
        <Loader size="sm" aria-label="Checking" />
      ) : (
        <ul className={classes.preflight}>
          {items.map((item) => (
            <li key={item.id}>
              <ToneMark tone={tones[item.state][0]} />
              <span>
                <b>
                  {item.title}: {tones[item.state][1]}
                </b>
                <br />
                {item.detail}
              </span>
              {item.mend !== null && item.state !== 'ok' && (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Mend ${item.title}`}
                  onClick={() => {
                    const [screen, section] = mendRoute(item.mend!)
                    onClose()
                    goTo(screen, screen === 'rundown' ? (show?.id ?? null) : section)
                  }}
                >
                  Mend
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          Not yet
        </Button>
        <Button
          disabled={stopped}
          onClick={() => {
            if (show !== null) onGo(show)
            onClose()
          }}
        >
          Go live
        </Button>
      </Group>
    </Modal>
  )
}
