import { Button, Switch } from '@mantine/core'
import type { AccountId } from '../../../../core/chat/accounts'
import { useConsole } from '../../../kit/console'
import { quotaSentence } from '../../platforms/state-words'
import { AnswerLine, useAnswer } from '../answer'
import { Group, type SectionProps, StateLine } from '../section'
import { withAccount } from './account-field'
import { headWords } from './head-words'
import own from './platforms.module.css'
import { QuotaMeter } from './QuotaMeter'
import { usePlatform } from './use-platform'

export interface PlatformHeadProps extends SectionProps {
  readonly id: AccountId
  readonly label: string
  readonly words: string
  /** The next step while something is missing; null when nothing is. */
  readonly missing: string | null
  /** Said while it is switched off. */
  readonly off?: string
}

/** On or off, how it is and why, what is left of the quota, and another try. */
export function PlatformHead({ form, id, label, words: hint, missing, off }: PlatformHeadProps) {
  const view = usePlatform(id)
  const rehearsal =
    useConsole((state) => state.airing?.mode === 'rehearsal' && state.airing.endedAt === null) ?? false
  const rehearsing = rehearsal && !form.settings.rehearsal.platforms
  const { answer, ask } = useAnswer()
  const { enabled } = form.settings.platforms[id]
  const reconnect = async () => {
    await form.flush()
    await ask(
      'Not connected anew',
      (client) => client.platforms.reconnect({ id }),
      () => 'Connecting anew.',
    )
  }
  const state = view?.state
  const [tone, words] = headWords(view, { enabled, missing, rehearsing, off })
  return (
    <Group title="Connection">
      <Switch
        size="md"
        label={label}
        description={hint}
        checked={enabled}
        onChange={(event) => {
          const on = event.currentTarget.checked
          form.change((before) => withAccount(before, id, { enabled: on }))
        }}
      />
      <div className={own.stateRow}>
        <StateLine tone={tone}>{words}</StateLine>
        <Button variant="default" disabled={!enabled || missing !== null} onClick={() => void reconnect()}>
          Connect anew
        </Button>
      </div>
      {state?.quota != null && <QuotaMeter quota={state.quota} words={quotaSentence(state.quota)} />}
      {answer !== null && <AnswerLine answer={answer} />}
    </Group>
  )
}
