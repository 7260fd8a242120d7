import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconExternalLink } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { clockText } from '../../../../core/base/time'
import type { SignInState } from '../../../../core/chat/port'
import { announce } from '../../../kit/announcer'
import { useNow } from '../../../kit/use-now'
import { Address } from '../Address'
import { AnswerLine, useAnswer } from '../answer'
import classes from '../settings.module.css'
import own from './platforms.module.css'

export interface SignInPromptProps {
  readonly id: string
  readonly title: string
  readonly prompt: NonNullable<SignInState['prompt']>
}

/** The code to type on the platform's page, how long it lasts, and the way back. */
export function SignInPrompt({ id, title, prompt }: SignInPromptProps) {
  const now = useNow(1_000)
  const { busy, answer, ask } = useAnswer()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [])
  const left = Math.max(0, prompt.expiresAt - now)
  const cancel = () =>
    ask(
      'Still waiting',
      (client) => client.platforms.cancelSignIn({ id }),
      () => null,
    )
  return (
    <div ref={box} className={own.prompt}>
      <ol>
        <li>
          <span>
            {prompt.code === null
              ? `Open this page on this computer, where you are signed in to ${title}:`
              : `Open this page, on any device where you are signed in to ${title}:`}
          </span>
          <Address label={`the address of ${title}`} text={prompt.url} />
          <Button
            component="a"
            href={prompt.url}
            target="_blank"
            rel="noreferrer"
            variant="default"
            leftSection={<IconExternalLink size={16} aria-hidden />}
          >
            Open the page
          </Button>
        </li>
        <li>
          {prompt.code === null ? (
            <span>Allow it there. Micdrop notices by itself.</span>
          ) : (
            <>
              <span>Check that it shows this code, or type it there:</span>
              <div className={own.codeRow}>
                <output className={own.code} aria-label={`Code ${[...prompt.code].join(' ')}`}>
                  {prompt.code}
                </output>
                <CopyButton value={prompt.code}>
                  {({ copied, copy }) => (
                    <Button
                      variant="default"
                      w={108}
                      px={0}
                      aria-label="Copy the code"
                      leftSection={
                        copied ? <IconCheck size={15} aria-hidden /> : <IconCopy size={15} aria-hidden />
                      }
                      onClick={() => {
                        copy()
                        announce('Copied.')
                      }}
                    >
                      {copied ? 'Copied' : 'Copy'}
                    </Button>
                  )}
                </CopyButton>
              </div>
            </>
          )}
        </li>
      </ol>
      <div className={classes.row}>
        <span className={own.timer} role="timer">
          {left > 0 ? `${clockText(left)} left` : 'The time is over. Cancel, then sign in anew.'}
        </span>
        <Button variant="default" disabled={busy} onClick={() => void cancel()}>
          Cancel
        </Button>
        <AnswerLine answer={answer} />
      </div>
    </div>
  )
}
