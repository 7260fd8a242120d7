import { Button, Group, Modal, NumberInput, SegmentedControl, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ownName } from '../../../core/chat/viewer'
import type { LineView, PlatformView } from '../../../core/contract/state'
import { platformTitle } from '../platforms/names'
import { type Act, longestTimeout, spanText, timeouts } from './moderate-words'
import classes from './moderation.module.css'

/** What the platform is told beside the act itself. */
export interface ModerateWish {
  readonly seconds: number | null
  readonly why: string
}

export interface ModerateDialogProps {
  readonly asked: { readonly act: Act; readonly line: LineView } | null
  readonly platforms: readonly PlatformView[]
  readonly onClose: () => void
  readonly onSend: (wish: ModerateWish) => void
}

const titles: Readonly<Record<Act, (name: string, where: string) => string>> = {
  delete: (name, where) => `Delete a message of ${name} on ${where}?`,
  timeout: (name, where) => `Time out ${name} on ${where}`,
  ban: (name, where) => `Ban ${name} on ${where}?`,
  warn: (name, where) => `Warn ${name} on ${where}`,
}

/** Asks how long and why; a ban is confirmed here. */
export function ModerateDialog({ asked, platforms, onClose, onSend }: ModerateDialogProps) {
  const viewer = asked?.line.viewer
  return (
    <Modal
      opened={asked !== null}
      onClose={onClose}
      title={
        asked === null || viewer === undefined
          ? ''
          : titles[asked.act](ownName(viewer), platformTitle(viewer.platform))
      }
    >
      {asked !== null && (
        <Question
          key={`${asked.act}:${asked.line.id}`}
          act={asked.act}
          line={asked.line}
          note={noteOf(platforms, asked)}
          onClose={onClose}
          onSend={onSend}
        />
      )}
    </Modal>
  )
}

interface QuestionProps extends Pick<ModerateDialogProps, 'onClose' | 'onSend'> {
  readonly act: Act
  readonly line: LineView
  readonly note: string
}

function Question({ act, line, note, onClose, onSend }: QuestionProps) {
  const [span, setSpan] = useState('600')
  const [own, setOwn] = useState<number | string>(300)
  const [why, setWhy] = useState('')
  const seconds = act !== 'timeout' ? null : span === 'own' ? Number(own) : Number(span)
  const fits = seconds === null || (Number.isInteger(seconds) && seconds >= 1 && seconds <= longestTimeout)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (fits && (act !== 'warn' || why.trim() !== '')) onSend({ seconds, why: why.trim() })
  }
  return (
    <form onSubmit={submit} className={classes.question}>
      <blockquote dir="auto">{line.text}</blockquote>
      {act === 'timeout' && (
        <>
          <SegmentedControl
            fullWidth
            aria-label="For how long"
            value={span}
            onChange={setSpan}
            data={[
              ...timeouts.map((one) => ({ value: String(one), label: spanText(one) })),
              { value: 'own', label: 'Other' },
            ]}
          />
          {span === 'own' && (
            <NumberInput
              label="Seconds"
              value={own}
              onChange={setOwn}
              min={1}
              max={longestTimeout}
              clampBehavior="none"
              allowDecimal={false}
              allowNegative={false}
              error={fits ? undefined : 'From 1 second to 14 days (1,209,600 seconds).'}
            />
          )}
        </>
      )}
      <TextInput
        label={act === 'warn' ? 'Reason, shown to the viewer' : 'Reason (optional)'}
        description={
          act === 'warn' ? undefined : 'Kept in the log of the show, and told to the moderators there.'
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={why}
        maxLength={500}
        required={act === 'warn'}
        data-autofocus
        onChange={(event) => setWhy(event.currentTarget.value)}
      />
      {note !== '' && (
        <Text size="sm" c="var(--soft)">
          {note}
        </Text>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          color={act === 'ban' ? 'red.4' : undefined}
          disabled={!fits || (act === 'warn' && why.trim() === '')}
        >
          {act === 'timeout'
            ? `Time out${fits && seconds !== null ? ` for ${spanText(seconds)}` : ''}`
            : act === 'ban'
              ? 'Ban'
              : 'Warn'}
        </Button>
      </Group>
    </form>
  )
}

function noteOf(
  platforms: readonly PlatformView[],
  { act, line }: NonNullable<ModerateDialogProps['asked']>,
): string {
  return platforms.find((one) => one.id === line.viewer.platform)?.caps.abilities[act].note ?? ''
}
