import { Button, VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import type { Health } from '../../../core/contract/state'
import { acceleratorText } from '../../kit/accelerator'
import { useConsole } from '../../kit/console'
import { HotkeyField, stateWords } from '../../kit/HotkeyField'
import { ToneMark } from '../../kit/tone'
import { useCommand } from '../../kit/use-command'
import { routeHash } from '../router'
import { Address } from './Address'
import { Group, type SectionProps, StateLine } from './section'
import classes from './settings.module.css'

type Hotkey = Health['hotkeys'][number]
const none: readonly Hotkey[] = []
const reservedWords: Readonly<Record<string, string>> = { panic: 'Panic', next: 'Fire the next cue' }

/** The two keys that belong to no show, and proof for every key that is bound now. */
export function HotkeysSection({ form }: SectionProps) {
  const command = useCommand()
  const hotkeys = useConsole((state) => state.health.hotkeys) ?? none
  const headless = useConsole((state) => state.health.shell.kind === 'headless') === true
  const controlUrl = useConsole((state) => state.health.controlUrl) ?? ''
  const { panic, next } = form.settings.hotkeys
  const set = async (what: 'panic' | 'next', accelerator: string | null) => {
    await form.flush()
    await command({ failed: 'The hotkey was not kept' }, (client) =>
      client.hotkeys.set({ showId: null, what, accelerator }),
    )
    form.reload()
  }
  const healthOf = (accelerator: string | null) =>
    hotkeys.find((one) => one.cueId === null && one.accelerator === accelerator) ?? null
  const conflictOf = (accelerator: string | null, other: string | null, otherName: string) => {
    if (accelerator === null) return null
    if (accelerator === other) return `Also the hotkey of ${otherName}. Only one of them would fire.`
    const cue = hotkeys.find((one) => one.cueId !== null && one.accelerator === accelerator)
    return cue === undefined ? null : `Also the hotkey of "${cue.what}". Only one of them would fire.`
  }
  return (
    <>
      <Group
        title="For every show"
        words="Global hotkeys work while another program has the focus. Cues get theirs in the rundown."
      >
        <div className={classes.two}>
          <HotkeyField
            label="Panic: stop everything"
            value={panic}
            onChange={(accelerator) => void set('panic', accelerator)}
            conflict={conflictOf(panic, next, '"Fire the next cue"')}
            health={healthOf(panic)}
            unbound="Not bound now."
          />
          <HotkeyField
            label="Fire the next cue"
            value={next}
            onChange={(accelerator) => void set('next', accelerator)}
            conflict={conflictOf(next, panic, '"Panic"')}
            health={healthOf(next)}
            unbound="Not bound now."
          />
        </div>
      </Group>
      <Group
        title="Bound now"
        words="The keys of the running show, or else of the next one planned. A test waits for one press and fires nothing."
      >
        {hotkeys.length === 0 ? (
          <StateLine tone="plain">
            {headless
              ? 'This console runs without a window of its own, so no key can be bound. Open Micdrop as an app, or bind keys to the control API.'
              : 'No hotkey is bound now. Record one above, or give the cues of a show theirs in the rundown.'}
          </StateLine>
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Does</th>
                <th scope="col">State</th>
                <th scope="col">
                  <VisuallyHidden>Test</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {hotkeys.map((hotkey) => (
                <HotkeyRow key={`${hotkey.accelerator} ${hotkey.cueId}`} hotkey={hotkey} />
              ))}
            </tbody>
          </table>
        )}
      </Group>
      <Group
        title="When the desktop refuses"
        words="A key another program holds stays with that program: choose another one here, or free it there. Wayland desktops give global hotkeys to no program. There, and while this console runs without a window, set a key in the desktop's own keyboard settings and let it run this line; it needs the token of the control API."
      >
        <Address
          label="the command that fires a cue"
          text={`curl -X POST -H "Authorization: Bearer TOKEN" -H "Idempotency-Key: $(uuidgen)" ${controlUrl}/cues/CUE/fire`}
        />
        <p className={classes.words} style={{ margin: 0 }}>
          Put the id of the cue in place of CUE. In this window itself refused hotkeys still work while it has
          the focus. <a href={routeHash('settings', 'control')}>Go to the control API</a>
        </p>
      </Group>
    </>
  )
}

function HotkeyRow({ hotkey }: { hotkey: Hotkey }) {
  const command = useCommand()
  const [running, setRunning] = useState(false)
  const [answer, setAnswer] = useState<{ fired: boolean; reason: string | null } | null>(null)
  const key = acceleratorText(hotkey.accelerator, navigator.platform.startsWith('Mac'))
  const does = hotkey.cueId === null ? (reservedWords[hotkey.what] ?? hotkey.what) : hotkey.what
  const test = async () => {
    if (running) return
    setRunning(true)
    setAnswer(null)
    const heard = await command({ failed: 'The hotkey was not tested' }, (client) =>
      client.hotkeys.test({ accelerator: hotkey.accelerator }),
    )
    setRunning(false)
    setAnswer(heard)
  }
  const [tone, words] = running
    ? (['plain', `Press ${key} now.`] as const)
    : answer === null
      ? stateWords(hotkey.accelerator, hotkey, 'Not bound now.')
      : answer.fired
        ? (['good', 'It arrived. This hotkey works.'] as const)
        : (['warn', answer.reason ?? 'The key did not arrive.'] as const)
  return (
    <tr>
      <td>
        <kbd>{key}</kbd>
      </td>
      <td>{does}</td>
      <td>
        <span className={classes.tableWords} role="status">
          <ToneMark tone={tone} size={14} />
          {words}
        </span>
      </td>
      <td>
        <Button
          size="compact-sm"
          variant="default"
          fullWidth
          aria-label={`Test ${key}, ${does}`}
          onClick={() => void test()}
        >
          {running ? 'Press it' : 'Test'}
        </Button>
      </td>
    </tr>
  )
}
