import { z } from 'zod'
import { fail, ok } from '../../base/result'
import { clockText, type Duration, type Instant, minute, second } from '../../base/time'
import { delayOf } from '../fair'
import type { CueKind } from '../kind'
import { resumedBy } from '../pause'
import { examples } from './examples'

export const CountdownProps = z.object({
  title: z
    .string()
    .trim()
    .min(1, 'a countdown needs a title')
    .max(80, 'a title has at most 80 characters')
    .meta({ title: 'Title', description: 'What is being waited for.' }),
  length: z
    .number()
    .int()
    .min(5 * second, 'count down from at least 5 seconds')
    .max(180 * minute, 'count down from at most 3 hours')
    .default(5 * minute)
    .meta({ title: 'Length', description: 'How long it counts.', unit: 'ms' }),
  doneText: z
    .string()
    .trim()
    .max(80, 'the closing text has at most 80 characters')
    .default('Here we go!')
    .meta({ title: 'Text at zero', description: 'Shown for ten seconds when the time is up.' }),
})
export type CountdownProps = z.output<typeof CountdownProps>

export interface CountdownState {
  endsAt: Instant
  pausedAt: Instant | null
  readonly roomDelay: Duration
}

/** How long the closing text stays, also on the room's page, which may count down a little later. */
const doneFor = 10 * second

export const countdown: CueKind<'countdown', CountdownProps, CountdownState> = {
  id: 'countdown',
  title: 'Countdown',
  summary: 'Counts down on the overlay.',
  risk: 'visible',
  props: CountdownProps,
  begin: ({ run, props, now }) => ({
    endsAt: now + props.length,
    pausedAt: null,
    roomDelay: delayOf(run, 'room'),
  }),
  onHost: ({ run, now, close }, action) => {
    if (action === 'stop' || action === 'close') {
      close()
      return ok(null)
    }
    if (action !== 'add-minute') return fail('unknown-action', `A countdown has no action called ${action}.`)
    // During a panic the clock stands still at `pausedAt`.
    run.state.endsAt = Math.max(run.state.endsAt, run.state.pausedAt ?? now) + minute
    return ok(null)
  },
  onTick: ({ close }) => close(),
  wakeAt: (state) => (state.pausedAt === null ? state.endsAt + state.roomDelay + doneFor : null),
  view: (props, run, _airing, source) => ({
    template: 'countdown',
    runId: run.id,
    title: props.title,
    openedAt: run.firedAt + delayOf(run, source),
    endsAt: run.state.endsAt + delayOf(run, source),
    doneText: props.doneText,
  }),
  figures: (_props, run) => [
    { label: 'Length', value: clockText(run.state.endsAt - run.firedAt), tone: 'plain' },
    {
      label: 'State',
      value: stateText(run.closedAt, run.state),
      tone: run.closedAt === null ? 'good' : 'plain',
    },
  ],
  about: ({ length }) => `${clockText(length)} long`,
  card: (_props, { firedAt, state }) => ({
    window: { from: firedAt, until: state.endsAt, stoppedAt: state.pausedAt },
    figures: [],
  }),
  actions: (_props, run) =>
    run.closedAt !== null
      ? []
      : [
          { id: 'add-minute', label: '+1 min', risk: 'free' },
          { id: 'stop', label: 'Stop', risk: 'free' },
        ],
  onPanic: ({ run, now }) => {
    run.state.pausedAt = now
  },
  onResume: ({ run, now }) => {
    run.state.endsAt += resumedBy(run.state, now)
  },
  examples,
}

function stateText(closedAt: Instant | null, state: CountdownState): string {
  if (closedAt !== null) return closedAt < state.endsAt ? 'stopped' : 'done'
  return state.pausedAt === null ? 'counting' : 'stopped by panic'
}
