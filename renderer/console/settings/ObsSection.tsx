import { Button, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { IconPlugConnected } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useConsole } from '../../kit/console'
import { useCommand } from '../../kit/use-command'
import { useLoaded } from '../../kit/use-loaded'
import { ObsOverlay } from './ObsOverlay'
import { obsLinkWords } from './obs-words'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'

/** One form, or one click when OBS runs on this computer; then the overlay. */
export function ObsSection({ form }: SectionProps) {
  const obs = useConsole((state) => state.obs)
  const command = useCommand()
  const [busy, setBusy] = useState(false)
  if (obs === null) return null
  const [tone, words] = obsLinkWords(obs)
  const connected = obs.link === 'connected'

  const connect = async (wish: { host: string; port: number; password: string | null; local: boolean }) => {
    setBusy(true)
    await form.flush()
    await command({ failed: 'OBS was not connected' }, (client) => client.obs.connect(wish))
    setBusy(false)
    form.reload()
  }
  return (
    <>
      <Group title="Connection">
        <StateLine tone={tone}>{words}</StateLine>
        {obs.link !== 'off' && (
          <div className={classes.row}>
            <Button
              variant="default"
              onClick={() =>
                void command({ failed: 'OBS is still connected' }, (client) => client.obs.disconnect())
              }
            >
              {connected ? 'Disconnect' : 'Stop trying'}
            </Button>
          </div>
        )}
      </Group>
      {!connected && (
        <>
          <LocalObs
            busy={busy}
            onUse={(port) => void connect({ host: '127.0.0.1', port, password: null, local: true })}
          />
          <ObsForm
            host={form.settings.obs.host}
            port={form.settings.obs.port}
            busy={busy}
            onConnect={(wish) => void connect(wish)}
          />
        </>
      )}
      <ObsOverlay obs={obs} wished={form.settings.obs.scenes} onDone={form.reload} />
    </>
  )
}

function LocalObs({ busy, onUse }: { busy: boolean; onUse: (port: number) => void }) {
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
          loading={busy}
          onClick={() => onUse(obs?.port ?? 4455)}
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

interface ObsFormProps {
  readonly host: string
  readonly port: number
  readonly busy: boolean
  readonly onConnect: (wish: { host: string; port: number; password: string | null; local: boolean }) => void
}

function ObsForm({ onConnect, busy, ...kept }: ObsFormProps) {
  const [host, setHost] = useState(kept.host)
  const [port, setPort] = useState<number | string>(kept.port)
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConnect({
      host: host.trim(),
      port: Number(port),
      password: password === '' ? null : password,
      local: false,
    })
  }
  return (
    <Group
      title="Another OBS, or by hand"
      words="In OBS: Tools, WebSocket Server Settings, Enable WebSocket server. The password is under Show Connect Info."
    >
      <form onSubmit={submit} className={classes.row}>
        <TextInput
          label="Computer"
          placeholder="127.0.0.1"
          value={host}
          onChange={(event) => setHost(event.currentTarget.value)}
          required
          w={220}
        />
        <NumberInput
          label="Port"
          value={port}
          onChange={setPort}
          min={1}
          max={65_535}
          allowDecimal={false}
          hideControls
          required
          w={100}
        />
        <PasswordInput
          label="Password"
          placeholder="As before"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
          w={210}
        />
        <Button type="submit" variant="default" loading={busy}>
          Connect
        </Button>
      </form>
    </Group>
  )
}
