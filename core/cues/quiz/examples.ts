import { second } from '../../base/time'
import type { ViewerAct } from '../happening'
import type { Example } from '../kind'
import type { QuizProps } from './props'

const say = (text: string): ViewerAct => ({ act: 'answer', text, runId: null })

const plain = {
  window: 30 * second,
  points: 100,
  speedBonus: false,
  autoReveal: true,
  resultFor: 12 * second,
}

export const examples: readonly Example<QuizProps>[] = [
  {
    title: 'One right answer',
    props: {
      ...plain,
      question: 'Which city is the poster printed in?',
      choices: ['Leipzig', 'Porto', 'Turin'],
      correct: [1],
    },
    plannedFor: 60 * second,
    given: [
      { at: 2 * second, viewer: 'ada', act: say('B') },
      { at: 3 * second, viewer: 'bo', act: say('a!') },
      { at: 4 * second, viewer: 'ada', act: say('A') },
      { at: 5 * second, viewer: 'cy', act: say('banana') },
      { at: 6 * second, viewer: 'dee', act: say('b) Porto') },
    ],
    expect: { Answers: '3', A: '1', B: '2', C: '0', Right: 'not revealed' },
  },
  {
    title: 'Fast answers earn more',
    props: {
      ...plain,
      speedBonus: true,
      window: 20 * second,
      question: 'How many colours does the print use?',
      choices: ['2', '4', '6', '9'],
      correct: [2],
    },
    plannedFor: 45 * second,
    given: [
      { at: second, viewer: 'ada', act: say('C') },
      { at: 10 * second, viewer: 'bo', act: say('c') },
      { at: 19 * second, viewer: 'cy', act: say('D') },
      { at: 21 * second, viewer: 'dee', act: say('C') },
    ],
    expect: { Answers: '3', C: '2', D: '1', Right: '2', Fastest: 'ada' },
  },
  {
    title: 'Either is right, revealed by hand',
    props: {
      ...plain,
      autoReveal: false,
      points: 50,
      question: 'Who of the crew has been on a boat to Iceland?',
      choices: ['Mo', 'Lena', 'Nobody'],
      correct: [0, 1],
    },
    plannedFor: 60 * second,
    given: [
      { at: 2 * second, viewer: 'ada', act: say('A') },
      { at: 4 * second, viewer: 'bo', act: say('B') },
      { at: 31 * second, viewer: 'cy', act: say('C') },
    ],
    expect: { Answers: '2', A: '1', B: '1', C: '0', Right: 'not revealed' },
  },
]
