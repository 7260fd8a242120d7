import { type Instant, minute, second } from '../base/time'
import type { CountdownProps } from '../cues/countdown'
import type { DropProps } from '../cues/drop/props'
import type { MessageProps } from '../cues/message'
import type { QuizProps } from '../cues/quiz/props'
import type { SceneProps } from '../cues/scene'
import { Theme } from '../overlay/theme'
import type { Cue, Show } from './show'

/** The show a new user finds: a print studio's evening of 45 minutes that opens with a drop. Every cue can be fired. */
export function sampleShow(id: string, now: Instant): Show {
  return {
    id,
    title: 'Print night (sample)',
    startsAt: null,
    timezone: 'UTC',
    recurrence: null,
    plannedFor: 45 * minute,
    audiences: { stream: true, room: true, hall: true },
    currency: 'EUR',
    rundown: rundown(),
    theme: Theme.parse({}),
    updatedAt: now,
  }
}

function rundown(): Cue[] {
  return [
    cue(
      'poster',
      'Signed poster',
      5 * minute,
      'Hold the poster up to the camera, then press. It sells out in about a minute.',
      drop(poster),
      1,
    ),
    cue(
      'quiz-press',
      'Quiz: the press',
      3 * minute,
      'Read the question aloud. The answer comes by itself.',
      quiz(press),
      2,
    ),
    cue('welcome', 'Welcome', 3 * minute, 'Say hello to the hall and to the stream.', message(welcome), 3),
    cue(
      'break-over',
      'Demo starts',
      2 * minute,
      'Ink up while it counts.',
      countdown({ title: 'Printing in', length: minute, doneText: 'Ink on paper!' }),
    ),
    cue(
      'close-up',
      'Camera: close-up',
      5 * minute,
      'The press fills the picture. Pull the first sheet.',
      scene({ scene: 'Close-up' }),
    ),
    cue(
      'token',
      'Thank-you token',
      5 * minute,
      'Say what it pays for: paper for the youth workshop.',
      drop(token),
      4,
    ),
    cue(
      'quiz-colours',
      'Quiz: colours',
      4 * minute,
      'Show the finished print only after the reveal.',
      quiz(colours),
      5,
    ),
    cue(
      'main-camera',
      'Camera: table',
      3 * minute,
      'Back to the table; show the second edition.',
      scene({ scene: 'Main camera' }),
    ),
    cue('stickers', 'Sticker sheet', 5 * minute, 'Two each; some are kept for the hall.', drop(stickers), 6),
    cue(
      'quiz-final',
      'Final quiz',
      4 * minute,
      'Reveal by hand, then show the leaderboard and name the winner.',
      quiz(final),
      7,
    ),
    cue(
      'thanks',
      'Thank you',
      4 * minute,
      'Thank the buyers; name the date of the next show.',
      message(thanks),
    ),
    cue('goodbye', 'Closing screen', 2 * minute, '', scene({ scene: 'Goodbye' })),
  ]
}

/** Cues fired most have a hotkey on the number row. */
function cue(
  id: string,
  title: string,
  plannedFor: number,
  note: string,
  what: Pick<Cue, 'kind' | 'props'>,
  digit?: number,
): Cue {
  return {
    id,
    title,
    plannedFor,
    hotkey: digit === undefined ? null : `CommandOrControl+Shift+${digit}`,
    note,
    ...what,
  }
}

const drop = (props: DropProps) => ({ kind: 'drop', props: { ...props } })
const quiz = (props: QuizProps) => ({ kind: 'quiz', props: { ...props } })
const message = (props: MessageProps) => ({ kind: 'message', props: { ...props } })
const countdown = (props: CountdownProps) => ({ kind: 'countdown', props: { ...props } })
const scene = (props: SceneProps) => ({ kind: 'scene', props: { ...props } })

const sale = { hall: null, perViewer: 1, windowFor: 30 * second, payWithin: 8 * minute, announcement: '' }

const poster: DropProps = {
  ...sale,
  title: 'Signed poster',
  goods: 'merch',
  picture: null,
  price: 2_500,
  stock: 20,
  // Long enough that the units some give back find another buyer while viewers still watch the card.
  windowFor: minute,
  announcement: 'Twenty posters, signed tonight.',
}

const token: DropProps = {
  ...sale,
  title: 'Thank-you token',
  goods: 'tip',
  picture: null,
  price: 300,
  stock: 100,
  perViewer: 3,
  windowFor: minute,
}

const stickers: DropProps = {
  ...sale,
  title: 'Sticker sheet',
  goods: 'merch',
  picture: null,
  price: 600,
  stock: 40,
  hall: 10,
  perViewer: 2,
  announcement: 'Six stickers on one sheet.',
}

const asked = {
  window: 30 * second,
  points: 100,
  speedBonus: false,
  autoReveal: true,
  resultFor: 12 * second,
}

const press: QuizProps = {
  ...asked,
  question: 'How heavy is the press behind us?',
  choices: ['90 kg', '410 kg', '1,200 kg'],
  correct: [1],
}

const colours: QuizProps = {
  ...asked,
  speedBonus: true,
  question: 'How many inks are in tonight’s print?',
  choices: ['Two', 'Three', 'Five', 'Eight'],
  correct: [2],
}

const final: QuizProps = {
  ...asked,
  points: 200,
  speedBonus: true,
  autoReveal: false,
  question: 'Which of these have we printed on?',
  choices: ['Cork', 'Slate', 'Bread', 'Ice'],
  correct: [0, 1],
}

const welcome: MessageProps = {
  text: 'Welcome to Print night! Type !claim in a drop, a letter in a quiz, !stock to see what is left.',
  where: 'both',
  showFor: 15 * second,
}

const thanks: MessageProps = {
  text: 'Thank you! Your orders are in the room, and payments still open have their time.',
  where: 'both',
  showFor: 20 * second,
}
