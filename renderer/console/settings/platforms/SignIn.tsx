import { Button, Checkbox, Modal, Group as Row, Text } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { SignInState } from '../../../../core/chat/port'
import { useConsole } from '../../../kit/console'
import { AnswerLine, useAnswer } from '../answer'
import { Group, type SectionProps, StateLine } from '../section'
import classes from '../settings.module.css'
import own from './platforms.module.css'
import { SignInPrompt } from './SignInPrompt'
import { askedSteps, buttonWords, signInWords, tickedAtFirst } from './sign-in-words'
import { usePlatform } from './use-platform'

export interface SignInProps extends SectionProps {
  readonly id: string
  readonly title: string
  readonly words: string
  /** What has to be filled in before signing in, or null. */
  readonly needs: string | null
}

/** Consent in steps, each with its reason, before anything is asked of the platform. */
export function SignIn({ form, id, title, words, needs }: SignInProps) {
  const signIn = usePlatform(id)?.signIn ?? null
  const { busy, answer, ask } = useAnswer()
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({})
  const [leaving, setLeaving] = useState(false)
  const box = useFocusOnChange(signIn?.state ?? 'none')
  if (signIn === null)
    return (
      <Group title="Sign in" words={words}>
        <StateLine tone="plain">
          {needs ?? `Switch ${title} on first; then it can ask you to sign in.`}
        </StateLine>
      </Group>
    )
  const ticked = (step: SignInState['steps'][number]) => ticks[step.id] ?? tickedAtFirst(signIn, step.id)
  const wished = askedSteps(signIn, ticked)
  const begin = async () => {
    await form.flush()
    await ask(
      'Signing in could not begin',
      (client) => client.platforms.signIn({ id, steps: wished }),
      () => null,
    )
    setTicks({})
  }
  const signOut = async () => {
    setLeaving(false)
    await ask(
      'Still signed in',
      (client) => client.platforms.signOut({ id }),
      () => 'Signed out.',
    )
  }
  const [tone, sentence] = signInWords(signIn, title)
  return (
    <Group title="Sign in" words={words}>
      <div ref={box} tabIndex={-1} className={own.signState}>
        <StateLine tone={needs !== null ? 'plain' : tone}>{needs ?? sentence}</StateLine>
      </div>
      {signIn.state === 'asking' && signIn.prompt !== null ? (
        <SignInPrompt id={id} title={title} prompt={signIn.prompt} />
      ) : (
        <>
          <ul className={own.steps} aria-label={`What ${title} is asked for`}>
            {signIn.steps.map((step) => (
              <li key={step.id}>
                {step.granted && signIn.state === 'signed-in' ? (
                  <p className={own.granted}>
                    <IconCheck size={18} aria-hidden />
                    <span>
                      <b>{step.title}</b> <em>allowed</em>
                      <span>{step.reason}</span>
                    </span>
                  </p>
                ) : (
                  <Checkbox
                    label={step.title}
                    description={step.reason}
                    checked={ticked(step)}
                    onChange={(event) => setTicks({ ...ticks, [step.id]: event.currentTarget.checked })}
                  />
                )}
              </li>
            ))}
          </ul>
          <div className={classes.row}>
            {(signIn.state !== 'signed-in' || signIn.steps.some((step) => !step.granted)) && (
              <Button
                variant={signIn.state === 'signed-in' ? 'default' : 'filled'}
                disabled={busy || needs !== null || wished.length === 0}
                onClick={() => void begin()}
              >
                {buttonWords(signIn, wished.length)}
              </Button>
            )}
            {signIn.state !== 'none' && (
              <Button variant="default" disabled={busy} onClick={() => setLeaving(true)}>
                Sign out…
              </Button>
            )}
            <AnswerLine answer={answer?.words === signIn.reason ? null : answer} />
          </div>
        </>
      )}
      <Modal opened={leaving} onClose={() => setLeaving(false)} title={`Sign out of ${title}?`}>
        <Text size="sm">
          Micdrop forgets this sign-in. Until you sign in again it writes nothing on {title} and moderates
          nothing there.
        </Text>
        <Running />
        <Row justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={() => setLeaving(false)}>
            Stay signed in
          </Button>
          <Button color="orange" onClick={() => void signOut()}>
            Sign out
          </Button>
        </Row>
      </Modal>
    </Group>
  )
}

function Running() {
  const running = useConsole((state) => state.airing !== null && state.airing.endedAt === null) ?? false
  return running ? (
    <Text size="sm" mt="xs">
      A show is running: its viewers there would get no more answers.
    </Text>
  ) : null
}

/** The buttons go when the state changes; a focus that stood on one moves to the sentence that says what changed. */
function useFocusOnChange(state: string) {
  const target = useRef<HTMLDivElement>(null)
  const before = useRef(state)
  useEffect(() => {
    if (state !== before.current && document.activeElement === document.body) target.current?.focus()
    before.current = state
  }, [state])
  return target
}
