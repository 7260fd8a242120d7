import { Text, Textarea, TextInput } from '@mantine/core'
import { type RefObject, useMemo } from 'react'
import { kindOf } from '../../../core/cues'
import type { EditAction } from '../../../core/show/edit'
import type { ReservedHotkey } from '../../../core/show/hotkeys'
import type { Cue, Show } from '../../../core/show/show'
import { useConsole } from '../../kit/console'
import { DurationField } from '../../kit/DurationField'
import { HotkeyField } from '../../kit/HotkeyField'
import { SchemaForm } from '../../kit/SchemaForm'
import { conflictWords, riskWords } from './cues'
import { RewardField } from './RewardField'
import classes from './rundown.module.css'

export interface CueFormProps {
  readonly show: Show
  readonly cue: Cue
  readonly reserved: readonly ReservedHotkey[]
  readonly titleRef: RefObject<HTMLInputElement | null>
  readonly onEdit: (action: EditAction, typing?: string) => void
  readonly ready: () => Promise<void>
}

const none: readonly string[] = []

/** What every cue has, then the fields of its kind. */
export function CueForm({ show, cue, reserved, titleRef, onEdit, ready }: CueFormProps) {
  const scenes = useConsole((state) => state.obs.scenes) ?? none
  const hotkeys = useConsole((state) => state.health.hotkeys)
  const kind = kindOf(cue.kind)
  const change = (set: Partial<Omit<Cue, 'id' | 'kind'>>, field: string) =>
    onEdit({ do: 'change', cueId: cue.id, set }, `${cue.id}:${field}`)
  const conflict = useMemo(() => conflictWords(show, cue, reserved), [show, cue, reserved])

  return (
    <div className={classes.form}>
      <TextInput
        ref={titleRef}
        label="Title in the rundown"
        value={cue.title}
        onChange={(event) => change({ title: event.currentTarget.value }, 'title')}
        maxLength={120}
      />
      <DurationField
        label="Planned length"
        value={cue.plannedFor}
        onChange={(plannedFor) => change({ plannedFor: Math.min(plannedFor, 24 * 3_600_000) }, 'plannedFor')}
      />
      <Textarea
        label="Note for the host"
        value={cue.note}
        onChange={(event) => change({ note: event.currentTarget.value }, 'note')}
        rows={2}
        maxLength={2_000}
      />
      <HotkeyField
        label="Hotkey"
        value={cue.hotkey}
        onChange={(hotkey) => onEdit({ do: 'change', cueId: cue.id, set: { hotkey } })}
        conflict={conflict}
        health={hotkeys?.find((one) => one.cueId === cue.id && one.accelerator === cue.hotkey) ?? null}
        unbound="Bound while this show runs, or while it is the next one planned."
        ready={ready}
      />
      <RewardField title={cue.reward ?? ''} onChange={(reward) => change({ reward }, 'reward')} />
      <h3>
        {kind === null ? 'Unknown kind' : kind.title}{' '}
        <small>{kind === null ? '' : `- ${kind.summary} It ${riskWords[kind.risk].words}.`}</small>
      </h3>
      {kind === null ? (
        <>
          <Text size="sm">
            This Micdrop does not know the kind "{cue.kind}". A newer one made it. It is kept as it is, and
            cannot be fired here.
          </Text>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
          <pre className={classes.unknown} tabIndex={0}>
            {JSON.stringify(cue.props, null, 2)}
          </pre>
        </>
      ) : (
        <SchemaForm
          schema={kind.props}
          value={cue.props}
          onChange={(props, field) => change({ props: { ...props } }, `props.${field}`)}
          onLater={(next, key) => onEdit({ do: 'set-prop', cueId: cue.id, key, value: next })}
          currency={show.currency}
          scenes={scenes}
        />
      )}
    </div>
  )
}
