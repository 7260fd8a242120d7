import type { RunView } from '../../../core/contract/state'
import { emptyCard, type HostCard } from '../../../core/cues/host-card'

/** Milliseconds since 1970. */
export const fixtureNow = Date.UTC(2026, 10, 20, 19, 12, 30)

export const run = (
  id: string,
  cueId: string,
  kind: string,
  title: string,
  firedAt: number,
  rest: Partial<RunView> = {},
): RunView => ({
  id,
  cueId,
  kind,
  title,
  firedAt,
  closedAt: null,
  paused: false,
  figures: [],
  card: { ...emptyCard, figures: rest.figures ?? [] },
  actions: [],
  outcome: 'done',
  effects: [],
  ...rest,
})

const units: HostCard['units'] = {
  all: 40,
  left: 17,
  rows: [{ audience: 'stream', left: 17, held: 9, sold: 14, paid: 14, waiting: 0 }],
}

export const fixtureRuns: RunView[] = [
  run('r9', 'c2', 'drop', 'Enamel pin, first run', fixtureNow - 21_000, {
    figures: [
      { label: 'Left', value: '17', tone: 'plain' },
      { label: 'Held', value: '9', tone: 'plain' },
      { label: 'Paid', value: '14', tone: 'good' },
      { label: 'Waiting', value: '0', tone: 'plain' },
      { label: 'Revenue', value: '€168.00', tone: 'good' },
    ],
    card: {
      ...emptyCard,
      about: '€12.00, 40 units, €168.00 taken',
      window: { from: fixtureNow - 21_000, until: fixtureNow + 9_000, stoppedAt: null },
      units,
    },
    actions: [
      { id: 'extend', label: 'Extend 30 s', risk: 'free' },
      { id: 'close', label: 'Close', risk: 'visible' },
      { id: 'reopen', label: 'Add 10 units', risk: 'money' },
    ],
  }),
  run('r4', 'c1', 'message', 'Welcome, and how to join', fixtureNow - 200_000, {
    closedAt: fixtureNow - 60_000,
    figures: [{ label: 'Shown', value: '2:20', tone: 'plain' }],
  }),
]
