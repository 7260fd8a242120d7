import { ActionIcon, Button, Input } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { Health } from '../../core/contract/state'
import { acceleratorText } from './accelerator'
import classes from './hotkey-field.module.css'
import { recordPress } from './hotkey-press'
import { type Tone, ToneMark } from './tone'
import { useCommand } from './use-command'

type HotkeyHealth = Health['hotkeys'][number]

export interface HotkeyFieldProps {
  readonly label: string
  /** An Electron accelerator, or null. */
  readonly value: string | null
  readonly onChange: (accelerator: string | null) => void
  /** Who else has this key, in words. */
  readonly conflict: string | null
  /** What the desktop says about this key; null while it is not bound. */
  readonly health: HotkeyHealth | null
  /** Said when the key is not bound now. */
  readonly unbound: string
  /** Resolves when the key is saved, so that the desktop knows it before it is tested. */
  readonly ready?: () => Promise<void>
}

const isMac = navigator.platform.startsWith('Mac')

/** A hotkey recorded by pressing it, and a test that proves the desktop delivers it. */
export function HotkeyField({ label, value, onChange, conflict, health, unbound, ready }: HotkeyFieldProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [recording, setRecording] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const test = useHotkeyTest(value, ready)
  const armed = useRecording(recording, {
    take: (accelerator) => {
      setRecording(false)
      setRefusal(null)
      onChange(accelerator)
    },
    cancel: () => {
      setRecording(false)
      setRefusal(null)
    },
    refuse: setRefusal,
  })
  const [tone, words] = recording
    ? (['plain', refusal ?? 'Press the keys together. Esc keeps the old one, Delete removes it.'] as const)
    : conflict !== null
      ? (['warn', conflict] as const)
      : (test.words ?? stateWords(value, health, unbound))

  return (
    <div className={classes.field}>
      <Input.Label id={`${id}-name`} labelElement="div">
        {label}
      </Input.Label>
      <div className={classes.row}>
        <button
          ref={button}
          type="button"
          className={classes.record}
          data-recording={recording}
          aria-labelledby={`${id}-name ${id}-value`}
          aria-describedby={`${id}-words`}
          onClick={() => setRecording(true)}
          onBlur={() => setRecording(false)}
        >
          <span id={`${id}-value`}>
            {recording ? (
              armed ? (
                'Press a key…'
              ) : (
                'One moment…'
              )
            ) : value === null ? (
              'None. Press to record'
            ) : (
              <kbd>{acceleratorText(value, isMac)}</kbd>
            )}
          </span>
        </button>
        <ActionIcon
          variant="default"
          size={36}
          aria-label={`Remove the hotkey: ${label}`}
          disabled={value === null}
          onClick={() => {
            onChange(null)
            button.current?.focus()
          }}
        >
          <IconX size={15} aria-hidden />
        </ActionIcon>
        <Button
          variant="default"
          disabled={value === null || test.running}
          aria-label={`Test the hotkey: ${label}`}
          onClick={test.start}
          w={84}
          px={0}
        >
          {test.running ? 'Press it' : 'Test'}
        </Button>
      </div>
      <p id={`${id}-words`} className={classes.words} role="status">
        <ToneMark tone={tone} size={13} /> <span>{words}</span>
      </p>
    </div>
  )
}

/** What the desktop says about a key, as a shape and a sentence. */
export function stateWords(
  value: string | null,
  health: HotkeyHealth | null,
  unbound: string,
): readonly [Tone, string] {
  if (value === null) return ['plain', 'No hotkey.']
  if (health === null) return ['plain', unbound]
  switch (health.state) {
    case 'proven':
      return ['good', 'Works: it was pressed and arrived.']
    case 'on':
      return ['good', 'Bound. Test it once to be sure.']
    case 'taken':
      return ['warn', health.reason ?? 'Another program holds this key.']
    case 'refused':
      return ['warn', health.reason ?? 'The desktop refuses this key.']
    case 'off':
      return ['plain', health.reason ?? unbound]
  }
}

function useHotkeyTest(value: string | null, ready: (() => Promise<void>) | undefined) {
  const command = useCommand()
  const [running, setRunning] = useState(false)
  const [result, setResult] = useState<{ of: string; words: readonly [Tone, string] } | null>(null)
  const start = async () => {
    if (value === null) return
    setRunning(true)
    setResult({ of: value, words: ['plain', `Press ${acceleratorText(value, isMac)} now.`] })
    await ready?.()
    const answer = await command({ failed: 'The hotkey was not tested' }, (client) =>
      client.hotkeys.test({ accelerator: value }),
    )
    setRunning(false)
    if (answer === null) return setResult(null)
    setResult({
      of: value,
      words: answer.fired
        ? ['good', 'It arrived. This hotkey works.']
        : ['warn', answer.reason ?? 'The key did not arrive.'],
    })
  }
  return { running, words: result?.of === value ? result.words : null, start: () => void start() }
}

interface RecordingTo {
  readonly take: (accelerator: string | null) => void
  readonly cancel: () => void
  readonly refuse: (reason: string) => void
}

/**
 * While recording, a press belongs to this field alone and reaches nothing else in the window. True once the desktop
 * has let go of the bound keys, so that one of them can be recorded and does not fire.
 */
function useRecording(on: boolean, to: RecordingTo): boolean {
  const [armed, setArmed] = useState(false)
  const latest = useRef(to)
  latest.current = to
  const command = useCommand()
  useEffect(() => {
    if (!on) return
    let over = false
    const pause = (paused: boolean) =>
      command({ failed: 'The hotkeys could not be paused while you record one' }, (client) =>
        client.hotkeys.pause({ paused }),
      )
    void pause(true).then(() => {
      if (!over) setArmed(true)
    })
    const onDown = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.repeat) return
      const recorded = recordPress(event, isMac)
      if (recorded.press === 'hotkey') latest.current.take(recorded.accelerator)
      else if (recorded.press === 'clear') latest.current.take(null)
      else if (recorded.press === 'cancel') latest.current.cancel()
      else if (recorded.press === 'refused') latest.current.refuse(recorded.reason)
    }
    window.addEventListener('keydown', onDown, { capture: true })
    return () => {
      over = true
      window.removeEventListener('keydown', onDown, { capture: true })
      setArmed(false)
      void pause(false)
    }
  }, [on, command])
  return armed
}
