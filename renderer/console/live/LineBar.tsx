import { ActionIcon, Button } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import { ownName } from '../../../core/chat/viewer'
import type { LineView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { actFault, acts } from './moderate-words'
import classes from './moderation.module.css'
import type { Moderate } from './use-moderate'

export interface LineBarProps {
  /** The chosen line; null keeps the bar's place free. */
  readonly line: LineView | null
  readonly moderate: Moderate
  readonly hint: ReactNode
  /** As high as the field for saying something, whose place it takes. */
  readonly tall?: boolean
  /** Stand before the others. */
  readonly children?: ReactNode
}

function nameWords(named: boolean): string {
  return named
    ? 'Takes the name off the overlay, the room and all answers, in later shows too. The viewer stays.'
    : 'The name was taken off every screen; this puts it back.'
}

/** What can be asked of the platform for the chosen line. What it cannot do is greyed, with the reason below. */
export function LineBar({ line, moderate, hint, tall = false, children }: LineBarProps) {
  const platforms = useConsole((state) => state.platforms) ?? []
  const [looked, setLooked] = useState<string | null>(null)
  const id = useId()
  const faultOf = (act: (typeof acts)[number]['act']) =>
    line === null ? 'Choose a line first.' : actFault(platforms, line.viewer.platform, act)
  const shown = acts.find((one) => one.act === looked)
  const named = line === null || !moderate.names.isHidden(line.viewer)
  const reason = looked === 'name' ? nameWords(named) : shown === undefined ? null : faultOf(shown.act)
  return (
    <div className={classes.bar} data-tall={tall}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div role="group" aria-label={line === null ? 'No line is chosen' : `For ${ownName(line.viewer)}`}>
        {children}
        {acts.map(({ act, label, key }) => {
          const fault = faultOf(act)
          return (
            <Button
              key={act}
              size="compact-xs"
              variant="default"
              px={4}
              aria-disabled={fault !== null}
              data-disabled={fault !== null || undefined}
              aria-describedby={fault === null ? undefined : `${id}-${act}`}
              aria-keyshortcuts={key.toUpperCase()}
              onFocus={() => setLooked(act)}
              onBlur={() => setLooked(null)}
              onMouseEnter={() => setLooked(act)}
              onMouseLeave={() => setLooked(null)}
              onClick={() => line !== null && moderate.start(act, line)}
            >
              {/* One piece of text for Mantine's flex box, or its name would be read as two words. */}
              <span>
                <span className={classes.key}>{label[0]}</span>
                {label.slice(1)}
              </span>
              {fault !== null && (
                <span id={`${id}-${act}`} hidden>
                  {fault}
                </span>
              )}
            </Button>
          )
        })}
        <ActionIcon
          size={24}
          variant="default"
          aria-disabled={line === null}
          data-disabled={line === null || undefined}
          aria-keyshortcuts="N"
          aria-label={named ? 'No name on screens' : 'Name on screens again'}
          onMouseEnter={() => setLooked('name')}
          onMouseLeave={() => setLooked(null)}
          onFocus={() => setLooked('name')}
          onBlur={() => setLooked(null)}
          onClick={() => line !== null && moderate.names.toggle(line.viewer)}
        >
          {named ? <IconEyeOff size={15} aria-hidden /> : <IconEye size={15} aria-hidden />}
        </ActionIcon>
      </div>
      <p className={classes.why}>{reason ?? hint}</p>
    </div>
  )
}
