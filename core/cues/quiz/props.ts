import { z } from 'zod'
import { minute, second } from '../../base/time'

export const maxChoices = 6

const choice = z.string().trim().min(1, 'a choice needs a text').max(60, 'a choice has at most 60 characters')

export const QuizProps = z
  .object({
    question: z
      .string()
      .trim()
      .min(1, 'a quiz needs a question')
      .max(160, 'a question has at most 160 characters')
      .meta({ title: 'Question', description: 'Short enough to read on a phone.', lines: 2 }),
    choices: z
      .array(choice)
      .min(2, 'a quiz needs at least two choices')
      .max(maxChoices, `a quiz has at most ${maxChoices} choices`)
      .meta({ title: 'Choices', description: 'Two to six; viewers answer with a letter or its text.' }),
    correct: z
      .array(z.number().int().min(0))
      .min(1, 'mark the right choice')
      .max(maxChoices, 'more right choices than choices')
      .meta({
        title: 'Right',
        description: 'One choice, or several that all count as right.',
        indexOf: 'choices',
      }),
    window: z
      .number()
      .int()
      .min(5 * second, 'give viewers at least 5 seconds')
      .max(10 * minute, 'give viewers at most 10 minutes')
      .default(30 * second)
      .meta({ title: 'Time to answer', description: 'The host can add time while it runs.', unit: 'ms' }),
    points: z
      .number()
      .int()
      .min(0, 'points cannot be negative')
      .max(10_000, 'at most 10,000 points')
      .default(100)
      .meta({ title: 'Points', description: 'For a right answer.', unit: 'points' }),
    speedBonus: z
      .boolean()
      .default(false)
      .meta({ title: 'Speed bonus', description: 'Up to half as many points again for a fast answer.' }),
    autoReveal: z.boolean().default(true).meta({
      title: 'Reveal by itself',
      description: 'Shows the right answer when the time is up; else you press Reveal.',
    }),
    resultFor: z
      .number()
      .int()
      .min(3 * second, 'show the result for at least 3 seconds')
      .max(10 * minute, 'show the result for at most 10 minutes')
      .default(12 * second)
      .meta({
        title: 'Show result for',
        description: 'How long result and leaderboard stay on the overlay.',
        unit: 'ms',
      }),
  })
  .refine((quiz) => new Set(quiz.correct).size === quiz.correct.length, {
    path: ['correct'],
    error: 'marks a choice twice',
  })
  .refine((quiz) => quiz.correct.every((index) => index < quiz.choices.length), {
    path: ['correct'],
    error: 'marks a choice that is not there',
  })
  .refine((quiz) => quiz.correct.length < quiz.choices.length, {
    path: ['correct'],
    error: 'marks every choice as right; leave one wrong',
  })
export type QuizProps = z.output<typeof QuizProps>
