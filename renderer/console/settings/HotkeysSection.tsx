import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Health } from '../../../core/contract/state'
import { acceleratorText } from '../../kit/accelerator'
import { useConsole } from '../../kit/console'
import { HotkeyField, stateWords } from '../../kit/HotkeyField'
import { ToneMark } from '../../kit/tone'
import { useCommand } from '../../kit/use-command'
import { Group, type SectionProps } from './section'
import classes from './settings.module.css'

type Hotkey = Health['hotkeys'][number]
const none: readonly Hotkey[] = []

/** The two keys that belong to no show, and proof for every key that is bound now. */
export function HotkeysSection({ form }: SectionProps) {
  const command = useCommand()
  const hotkeys = useConsole((state) => state.health.hotkeys) ?? none
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
        words="The keys of the running show, or of the next one planned. A test waits for one press and fires nothing."
      >
        {hotkeys.length === 0 ? (
          <p className={classes.words} style={{ margin: 0 }}>
            No hotkey is bound now.
          </p>
        ) : (
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Does</th>
                <th scope="col">State</th>
                <th scope="col">
                  <span className="mantine-visually-hidden">Test</span>
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
    </>
  )
}

function HotkeyRow({ hotkey }: { hotkey: Hotkey }) {
  const command = useCommand()
  const [running, setRunning] = useState(false)
  const [answer, setAnswer] = useState<{ fired: boolean; reason: string | null } | null>(null)
  const key = acceleratorText(hotkey.accelerator, navigator.platform.startsWith('Mac'))
  const test = async () => {
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
      <td>{hotkey.what}</td>
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
          disabled={running}
          aria-label={`Test ${key}, ${hotkey.what}`}
          onClick={() => void test()}
        >
          {running ? 'Press it' : 'Test'}
        </Button>
      </td>
    </tr>
  )
}
