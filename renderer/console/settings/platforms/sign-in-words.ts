import type { SignInState } from '../../../../core/chat/port'
import type { Tone } from '../../../kit/tone'

/** The first step not yet allowed is ticked; after a sign-in ran out, those allowed before. */
export function tickedAtFirst({ state, steps }: SignInState, id: string): boolean {
  const step = steps.find((one) => one.id === id)
  if (step === undefined) return false
  const lost = state === 'expired' && steps.some((one) => one.granted)
  return lost ? step.granted : state !== 'signed-in' && steps.find((one) => !one.granted)?.id === id
}

/** The ids to ask for: only what is ticked, and nothing that stands already. */
export function askedSteps(
  { state, steps }: SignInState,
  ticked: (step: SignInState['steps'][number]) => boolean,
): string[] {
  return steps.filter((step) => !(state === 'signed-in' && step.granted) && ticked(step)).map(({ id }) => id)
}

export function buttonWords({ state }: SignInState, count: number): string {
  if (state === 'expired') return 'Sign in again'
  if (state !== 'signed-in') return 'Sign in'
  return count > 1 ? `Ask for ${count} more steps` : 'Ask for one more step'
}

export function signInWords(signIn: SignInState, title: string): readonly [Tone, string] {
  const why = signIn.reason === null ? '' : ` ${signIn.reason}`
  switch (signIn.state) {
    case 'none':
      return signIn.reason === null
        ? ['plain', 'Not signed in. Tick what Micdrop may do, then sign in; you can add steps later.']
        : ['warn', `Not signed in.${why}`]
    case 'asking':
      return ['plain', `${title} waits for you to allow this on its own page.`]
    case 'signed-in':
      return ['good', `Signed in${signIn.account === null ? '' : ` as ${signIn.account}`}.${why}`]
    case 'expired':
      return [
        'warn',
        `The sign-in${signIn.account === null ? '' : ` of ${signIn.account}`} ran out.${why} Sign in again.`,
      ]
  }
}
