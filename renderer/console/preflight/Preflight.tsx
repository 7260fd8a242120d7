import { Button, Group, Loader, Modal } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useState } from 'react'
import type { PreflightItem } from '../../../core/contract/report'
import { type Tone, ToneMark } from '../../kit/tone'
import { useLoaded } from '../../kit/use-loaded'
import { goTo, type ScreenId } from '../router'
import classes from './preflight.module.css'

const tones: Readonly<Record<PreflightItem['state'], readonly [Tone, string]>> = {
  ok: ['good', 'Ready'],
  warn: ['warn', 'Look'],
  stop: ['bad', 'Stop'],
}

/** Where an item is mended, `settings-obs` being the OBS section; colours are with the show, not with its cues. */
export function mendRoute(
  { id, mend }: Pick<PreflightItem, 'id' | 'mend'>,
  showId: string,
): readonly [ScreenId, string | null] {
  if (mend === null || id === 'theme') return ['shows', showId]
  const [screen, section] = mend.split('-')
  return screen === 'settings' ? ['settings', section ?? null] : [screen as ScreenId, showId]
}

export interface PreflightListProps {
  readonly showId: string
  readonly items: readonly PreflightItem[]
  /** Called before a "Mend" goes to another screen. */
  readonly onLeave: () => void
}

/** What is ready and what is not, each with a shape, a word and the way to mend it; the gravest first. */
export function PreflightList({ showId, items, onLeave }: PreflightListProps) {
  const order = { stop: 0, warn: 1, ok: 2 } as const
  return (
    <ul className={classes.items} aria-label="Preflight">
      {[...items]
        .sort((a, b) => order[a.state] - order[b.state])
        .map((item) => (
          <li key={item.id} data-state={item.state}>
            <ToneMark tone={tones[item.state][0]} size={17} />
            <span className={classes.words}>
              <b>
                {item.title}: {tones[item.state][1]}
              </b>{' '}
              <span>{item.detail}</span>
            </span>
            {item.mend !== null && item.state !== 'ok' && (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={`Mend ${item.title}`}
                onClick={() => {
                  onLeave()
                  goTo(...mendRoute(item, showId))
                }}
              >
                Mend
              </Button>
            )}
          </li>
        ))}
    </ul>
  )
}

/** One sentence over all items. */
export function preflightWords(items: readonly PreflightItem[]): string {
  const stops = items.filter((item) => item.state === 'stop').length
  const looks = items.filter((item) => item.state === 'warn').length
  if (stops > 0) return `${count(stops, 'thing keeps', 'things keep')} this show from going live.`
  if (looks > 0) return `This show can go live; ${count(looks, 'thing is', 'things are')} worth a look.`
  return 'Everything is ready.'
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}

export interface PreflightDialogProps {
  /** The show to check; null keeps the dialog closed. */
  readonly show: { readonly id: string; readonly title: string } | null
  readonly onClose: () => void
  /** Given, the dialog ends in "Go live", which stays shut while something stops the show. */
  readonly onGo?: () => void
}

export function PreflightDialog({ show, onClose, onGo }: PreflightDialogProps) {
  const [round, setRound] = useState(0)
  const checked = useLoaded(show === null ? null : `${show.id}:${round}`, (client) =>
    client.shows.preflight({ showId: show!.id }),
  )
  const items = checked.value
  const stopped = items?.some((item) => item.state === 'stop') ?? true
  const title =
    onGo === undefined ? `Preflight of "${show?.title ?? ''}"` : `Go live with "${show?.title ?? ''}"`
  return (
    <Modal opened={show !== null} onClose={onClose} title={title} size="lg">
      <div className={classes.body}>
        {checked.fault !== null ? (
          <p role="alert">The preflight could not run. {checked.fault}</p>
        ) : items === null || show === null ? (
          <Loader size="sm" aria-label="Checking" />
        ) : (
          <>
            <p role="status">{preflightWords(items)}</p>
            <PreflightList showId={show.id} items={items} onLeave={onClose} />
          </>
        )}
      </div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={() => setRound((before) => before + 1)}>
          Check again
        </Button>
        <Button variant={onGo === undefined ? 'filled' : 'default'} onClick={onClose} data-autofocus>
          {onGo === undefined ? 'Close' : 'Not yet'}
        </Button>
        {onGo !== undefined && (
          <Button
            disabled={stopped}
            onClick={() => {
              onGo()
              onClose()
            }}
          >
            Go live
          </Button>
        )}
      </Group>
    </Modal>
  )
}

export interface PreflightButtonProps {
  readonly showId: string
  readonly title: string
  /** Resolves when what was typed is saved: the check reads the library. */
  readonly ready: () => Promise<void>
}

/** Opens the preflight of a show. */
export function PreflightButton({ showId, title, ready }: PreflightButtonProps) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconChecklist size={16} aria-hidden />}
        onClick={() => void ready().then(() => setOpened(true))}
      >
        Preflight
      </Button>
      <PreflightDialog show={opened ? { id: showId, title } : null} onClose={() => setOpened(false)} />
    </>
  )
}
