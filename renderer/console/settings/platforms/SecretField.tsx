import { Button, PasswordInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { accountSecrets } from '../../../../core/chat/accounts'
import { useLoaded } from '../../../kit/use-loaded'
import { AnswerLine, useAnswer } from '../answer'
import classes from './platforms.module.css'

export interface SecretFieldProps {
  readonly name: (typeof accountSecrets)[number]
  readonly label: string
  readonly hint: string
}

/** Goes into the keychain and never comes back: the page only knows whether there is one. */
export function SecretField({ name, label, hint }: SecretFieldProps) {
  const secrets = useLoaded('platforms.secrets', (client) => client.platforms.secrets())
  const { busy, answer, ask } = useAnswer()
  const [text, setText] = useState('')
  const kept = secrets.value?.[name] ?? false
  const set = async (value: string | null) => {
    const done = await ask(
      value === null ? 'It was not forgotten' : 'It was not saved',
      (client) => client.platforms.setSecret({ name, value }),
      () => (value === null ? 'Forgotten.' : 'Saved on this computer.'),
    )
    if (done === null) return
    setText('')
    secrets.reload()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text !== '') void set(text)
  }
  return (
    <form className={classes.secret} onSubmit={submit}>
      <PasswordInput
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        placeholder={kept ? 'Saved. Type to replace it' : 'Not saved yet'}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': `Show what is typed as ${label}` }}
        autoComplete="off"
      />
      <Button type="submit" variant="default" mt={22} disabled={text === '' || busy}>
        Save
      </Button>
      {kept && (
        <Button
          variant="default"
          mt={22}
          disabled={busy}
          aria-label={`Forget ${label}`}
          onClick={() => void set(null)}
        >
          Forget
        </Button>
      )}
      <div className={classes.secretState}>
        {answer === null && kept ? (
          <p>
            <IconLock size={14} aria-hidden /> Saved on this computer.
          </p>
        ) : (
          <AnswerLine answer={answer} />
        )}
      </div>
    </form>
  )
}
