import { z } from 'zod'
import { clockText, type Instant, minute, second } from '../../base/time'
import type { CueKind } from '../kind'
import { resumedBy } from '../pause'
import { examples } from './examples'

/** A bot's line is cut by some chats above this, and the overlay's message box is full. */
export const maxMessageText = 400

export const MessageProps = z.object({
  text: z
    .string()
    .trim()
    .min(1, 'a message needs a text')
    .max(maxMessageText, `a message has at most ${maxMessageText} characters`)
    .meta({ title: 'Text', description: 'What viewers read, word for word.', lines: 3 }),
  where: z
    .enum(['both', 'chat', 'overlay'], 'choose chat, overlay or both')
    .default('both')
    .meta({
      title: 'Where',
      description: 'In chat, on the overlay, or both.',
      labels: { both: 'Chat and overlay', chat: 'Chat only', overlay: 'Overlay only' },
    }),
  showFor: z
    .number()
    .int()
    .min(2 * second, 'show it for at least 2 seconds')
    .max(10 * minute, 'show it for at most 10 minutes')
    .default(12 * second)
    .meta({ title: 'Show for', description: 'How long it stays on the overlay.', unit: 'ms' }),
})
export type MessageProps = z.output<typeof MessageProps>

export interface MessageState {
  /** When it leaves the overlay; null when it was only said. */
  endsAt: Instant | null
  pausedAt: Instant | null
}

const places = { both: 'in chat and on the overlay', chat: 'in chat', overlay: 'on the overlay' } as const

export const message: CueKind<'message', MessageProps, MessageState> = {
  id: 'message',
  title: 'Message',
  summary: 'Says something in chat, shows it on the overlay, or both.',
  risk: 'free',
  repeatable: true,
  props: MessageProps,
  begin: ({ props, now, say, close }) => {
    if (props.where !== 'overlay') say(props.text)
    if (props.where === 'chat') close()
    return { endsAt: props.where === 'chat' ? null : now + props.showFor, pausedAt: null }
  },
  onTick: ({ close }) => close(),
  wakeAt: (state) => (state.pausedAt === null ? state.endsAt : null),
  view: (props, run) => {
    if (props.where === 'chat') return null
    return { template: 'message', runId: run.id, title: '', text: props.text }
  },
  figures: (props) => [
    { label: 'Chat', value: props.where === 'overlay' ? 'not said' : 'said', tone: 'plain' },
    {
      label: 'Overlay',
      value: props.where === 'chat' ? 'not shown' : clockText(props.showFor),
      tone: 'plain',
    },
  ],
  about: ({ where }) => places[where],
  card: (_props, { firedAt, state: { endsAt, pausedAt } }) => ({
    window: endsAt === null ? null : { from: firedAt, until: endsAt, stoppedAt: pausedAt },
    figures: [],
  }),
  actions: (_props, run) => (run.closedAt === null ? [{ id: 'close', label: 'Take off', risk: 'free' }] : []),
  onPanic: ({ run, now }) => {
    run.state.pausedAt = now
  },
  onResume: ({ run, now }) => {
    const pausedFor = resumedBy(run.state, now)
    if (run.state.endsAt !== null) run.state.endsAt += pausedFor
  },
  examples,
}
