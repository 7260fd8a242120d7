import { Button, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { ConsoleClient } from '../../kit/client'
import { useConsole } from '../../kit/console'
import { useLoaded } from '../../kit/use-loaded'
import { AnswerLine, useAnswer } from './answer'
import { ObsElsewhere } from './ObsElsewhere'
import { ObsOverlay } from './ObsOverlay'
import { obsLinkWords } from './obs-words'
import { readNumber } from './read-text'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'
import { typedField } from './use-settings'

type Wish = Parameters<ConsoleClient['obs']['connect']>[0]

/** One form, or one click when OBS runs on this computer; then the overlay. */
export function ObsSection({ form }: SectionProps) {
  const obs = useConsole((state) => state.obs)
  const { busy, answer, ask } = useAnswer()
  const connected = obs?.link === 'connected'
  const state = useFocusAfter(connected)
  if (obs === null) return null
  const [tone, words] = obsLinkWords(obs)
  const trying = ['connecting', 'retrying', 'not-answering'].includes(obs.link)

  const connect = async (wish: Wish) => {
    await form.flush()
    const done = await ask(
      'OBS was not connected',
      (client) => client.obs.connect(wish),
      () => null,
    )
    form.reload()
    return done !== null
  }
  const disconnect = () =>
    ask(
      'OBS is still connected',
      (client) => client.obs.disconnect(),
      () => 'Disconnected.',
    )
  return (
    <>
      <Group title="Connection">
        <div ref={state} tabIndex={-1}>
          <StateLine tone={tone}>{words}</StateLine>
        </div>
        <div className={classes.row}>
          <Button
            variant="default"
            w={130}
            aria-disabled={obs.link === 'off'}
            data-disabled={obs.link === 'off' || undefined}
            onClick={() => obs.link !== 'off' && void disconnect()}
          >
            {trying ? 'Stop trying' : 'Disconnect'}
          </Button>
          <AnswerLine
            answer={answer?.words === words ? null : answer}
            otherwise={busy ? 'Asking OBS…' : ''}
          />
        </div>
      </Group>
      {!connected && (
        <>
          <LocalObs onUse={(port) => connect({ host: '127.0.0.1', port, password: null, local: true })} />
          <ObsForm form={form} wrong={obs.link === 'needs-password'} onConnect={connect} />
        </>
      )}
      <ObsElsewhere form={form} />
      <ObsOverlay obs={obs} wished={form.settings.obs.scenes} onDone={form.reload} />
    </>
  )
}

/** The form goes once OBS is connected; a focus that stood in it moves to the sentence that says so. */
function useFocusAfter(connected: boolean) {
  const target = useRef<HTMLDivElement>(null)
  const before = useRef(connected)
  useEffect(() => {
    if (connected && !before.current && document.activeElement === document.body) target.current?.focus()
    before.current = connected
  }, [connected])
  return target
}

function LocalObs({ onUse }: { onUse: (port: number) => Promise<boolean> }) {
  const found = useLoaded('obs.find', (client) => client.obs.find())
  const obs = found.value
  return (
    <Group title="OBS on this computer">
      <StateLine tone={obs?.found === true ? 'good' : 'plain'}>
        {obs === null
          ? (found.fault ?? 'Looking for OBS…')
          : `${obs.words}${obs.found && obs.hasPassword ? ' Its password is taken from OBS, you need not type it.' : ''}`}
      </StateLine>
      <div className={classes.row}>
        <Button
          leftSection={<IconPlugConnected size={16} aria-hidden />}
          disabled={obs?.found !== true}
          onClick={() => void onUse(obs?.port ?? 4455)}
        >
          Use the OBS on this computer
        </Button>
        <Button variant="default" onClick={found.reload}>
          Look again
        </Button>
      </div>
    </Group>
  )
}

interface ObsFormProps extends SectionProps {
  /** OBS refused the password, or has none of us. */
  readonly wrong: boolean
  readonly onConnect: (wish: Wish) => Promise<boolean>
}

function ObsForm({ form, wrong, onConnect }: ObsFormProps) {
  const host = typedField({
    form,
    id: 'obs-host',
    show: (settings) => settings.obs.host,
    read: readHost,
    put: (before, value) => ({ ...before, obs: { ...before.obs, host: value } }),
  })
  const port = typedField({
    form,
    id: 'obs-port',
    show: (settings) => String(settings.obs.port),
    read: (text) => readNumber(text, { min: 1, max: 65_535 }),
    put: (before, value) => ({ ...before, obs: { ...before.obs, port: value } }),
  })
  // Never kept in the page: the engine puts it into the keychain.
  const [password, setPassword] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (host.fault !== null || port.fault !== null) return
    const wish = { host: host.text.trim(), port: Number(port.text), local: false }
    if (await onConnect({ ...wish, password: password === '' ? null : password })) setPassword('')
  }
  return (
    <Group
      title="Another OBS, or by hand"
      words="In OBS: Tools, WebSocket Server Settings, Enable WebSocket server. The password is under Show Connect Info."
    >
      <form onSubmit={(event) => void submit(event)} className={classes.obsForm}>
        <TextInput
          label="Computer"
          placeholder="127.0.0.1"
          value={host.text}
          error={host.fault}
          onChange={(event) => host.onText(event.currentTarget.value)}
          onBlur={host.onBlur}
          spellCheck={false}
        />
        <NumberInput
          label="Port"
          value={port.text}
          error={port.fault}
          onChange={(value) => port.onText(String(value))}
          onBlur={port.onBlur}
          clampBehavior="none"
          allowDecimal={false}
          hideControls
        />
        <PasswordInput
          label="Password"
          placeholder="As before"
          value={password}
          error={wrong ? 'OBS wants another one.' : undefined}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          autoComplete="off"
        />
        <Button type="submit" variant="default" mt={22}>
          Connect
        </Button>
      </form>
    </Group>
  )
}

function readHost(text: string) {
  const value = text.trim()
  return /^[A-Za-z0-9.:_-]{1,253}$/.test(value)
    ? ({ ok: true, value } as const)
    : ({ ok: false, words: 'Only the name or address, like 127.0.0.1.' } as const)
}
