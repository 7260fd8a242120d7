import type { ConsoleState, RunView } from '../../../core/contract/state'
import { emptyCard, type HostCard } from '../../../core/cues/host-card'
import type { OverlayModel } from '../../../core/overlay/model'
import { fixtureNow, run } from './fixture-runs'

const at = (seconds: number) => fixtureNow + seconds * 1_000
const action = (id: string, label: string, risk: 'free' | 'visible' = 'visible') => ({ id, label, risk })

const stickerUnits: HostCard['units'] = {
  all: 60,
  left: 10,
  rows: [{ audience: 'stream', left: 10, held: 3, sold: 47, paid: 46, waiting: 0 }],
}

export const posterUnits: HostCard['units'] = {
  all: 20,
  left: 7,
  rows: [
    { audience: 'stream', left: 5, held: 8, sold: 4, paid: 4, waiting: 4 },
    { audience: 'hall', left: 2, held: 1, sold: 0, paid: 0, waiting: 0 },
  ],
}

const answers = (revealed: boolean): HostCard['answers'] => ({
  phase: revealed ? 'revealed' : 'open',
  total: 53,
  choices: [
    { letter: 'A', text: '120 kg', count: 17, right: revealed ? false : null },
    { letter: 'B', text: '410 kg', count: 25, right: revealed ? true : null },
    { letter: 'C', text: '2,000 kg', count: 11, right: revealed ? false : null },
  ],
})

const poster = run('r12', 'c5', 'drop', 'Signed poster', at(-18), {
  card: {
    ...emptyCard,
    about: '€25.00, 20 units, €100.00 taken',
    window: { from: at(-18), until: at(42), stoppedAt: null },
    units: posterUnits,
  },
  actions: [
    action('extend', '+30 s', 'free'),
    action('close', 'Close'),
    action('release-hall', 'Release hall units'),
  ],
})

const quiz = run('r11', 'c3', 'quiz', 'Quiz: the press', at(-24), {
  card: {
    ...emptyCard,
    about: '53 answers, not revealed yet',
    window: { from: at(-24), until: at(26), stoppedAt: null },
    answers: answers(false),
  },
  actions: [action('reveal', 'Reveal'), action('extend', '+15 s', 'free'), action('close', 'Close')],
})

const sticker = run('r10', 'c2', 'drop', 'Sticker sheet', at(-60), {
  card: {
    ...emptyCard,
    about: '€3.00, 60 units, €138.00 taken',
    window: { from: at(-60), until: at(125), stoppedAt: null },
    units: stickerUnits,
  },
  actions: [action('extend', '+30 s', 'free'), action('close', 'Close')],
})

const message = run('r13', 'c1', 'message', 'Welcome, and how to join', at(-2), {
  card: {
    ...emptyCard,
    about: 'in chat and on the overlay',
    window: { from: at(-2), until: at(10), stoppedAt: null },
  },
  actions: [action('close', 'Take off', 'free')],
})

/** Of a kind that draws nothing of its own. */
const plain = run('r14', 'c4', 'scene', 'Switch to the close camera', at(-1), {
  figures: [{ label: 'Scene', value: 'Close camera', tone: 'plain' }],
})

const long = 'Hand-numbered linocut of the old harbour crane, 50 x 70 cm, signed by both artists'

const big: RunView = {
  ...poster,
  title: `${long} on 300 g paper, with frame`,
  card: {
    ...poster.card,
    about: '¥12,500,000, 100,000 units, ¥324,875,000,000 taken',
    window: { from: at(-18), until: at(29 * 60 + 54), stoppedAt: null },
    units: {
      all: 100_000,
      left: 61_234,
      rows: [
        { audience: 'stream', left: 21_234, held: 12_766, sold: 25_999, paid: 25_990, waiting: 12_345 },
        { audience: 'hall', left: 40_000, held: 1, sold: 0, paid: 0, waiting: 0 },
      ],
    },
    figures: [
      { label: 'Refunded', value: '9', tone: 'bad' },
      { label: 'Late viewers', value: 'still have time', tone: 'warn' },
    ],
  },
}

const six: RunView = {
  ...quiz,
  title: 'ما هو وزن آلة الطباعة التي تقف خلفنا منذ عام 1924؟',
  card: {
    ...quiz.card,
    answers: {
      phase: 'open',
      total: 10_000,
      choices: ['A', 'B', 'C', 'D', 'E', 'F'].map((letter, index) => ({
        letter,
        text:
          index % 2 === 0 ? long.slice(0, 60) : 'なるほど、これは大きな印刷機ですね。とてもきれいに見えます',
        count: index === 3 ? 0 : 9_999 - index * 1_234,
        right: null,
      })),
    },
  },
}

const note =
  'Say who gets the money: half goes to the print school. Hold the token to the close-up camera first.'

const scenes: Readonly<Record<string, readonly RunView[]>> = {
  '': [poster, quiz, sticker],
  '-revealed': [
    {
      ...quiz,
      card: {
        ...quiz.card,
        about: '25 of 53 were right',
        window: null,
        over: 'Revealed',
        answers: answers(true),
      },
    },
    sticker,
  ],
  '-many': [plain, message, poster, quiz, sticker],
  '-big': [big, six],
  '-closed': [{ ...poster, card: { ...poster.card, window: null, over: 'Sold out' } }, plain],
}

/** Several things on at once: `on-now`, with `-live` at its end in a live show; see `scenes` for what is on. */
export function onNowOf(scene: string, state: ConsoleState): ConsoleState {
  const live = scene.endsWith('-live')
  const runs = scenes[scene.replace(/^on-now/, '').replace(/-live$/, '')]!
  const ended = state.runs.filter((one) => one.closedAt !== null)
  const { show } = state.airing!
  const rundown = show.rundown.map((cue) =>
    cue.id === 'c8'
      ? {
          ...cue,
          title: 'Thank-you token',
          note,
          props: { title: 'Thank-you token', goods: 'tip', price: 300, stock: 100, windowFor: 60_000 },
        }
      : cue,
  )
  return {
    ...state,
    airing: {
      ...state.airing!,
      mode: live ? 'live' : 'rehearsal',
      show: { ...show, rundown, audiences: { ...show.audiences, hall: true } },
      nextCueId: 'c8',
      fired: { c1: 1, c2: 1, c3: 1, c5: 1 },
    },
    runs: [...runs, ...ended],
    overlay: { ...state.overlay, rehearsal: !live, views: runs.flatMap(viewOf) },
    overlayHealth: {
      ...state.overlayHealth,
      pages: state.overlayHealth.pages.map((page) => ({ ...page, left: ['r10'] })),
    },
    obs: { ...state.obs, recording: live, streaming: live, streamingSince: live ? at(-2_472) : null },
  }
}

/** Enough of a view to say that the run is meant to be on the overlay. */
function viewOf({ id, title, kind }: RunView): OverlayModel['views'] {
  return kind === 'scene' ? [] : [{ template: 'message', runId: id, title, text: title }]
}
