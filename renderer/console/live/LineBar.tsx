import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
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

/** What can be asked of the platform for the chosen line. What it cannot do is greyed, with the reason below. */
export function LineBar({ line, moderate, hint, tall = false, children }: LineBarProps) {
  const platforms = useConsole((state) => state.platforms) ?? []
  const [looked, setLooked] = useState<string | null>(null)
  const id = useId()
  const faultOf = (act: (typeof acts)[number]['act']) =>
    line === null ? 'Choose a line first.' : actFault(platforms, line.viewer.platform, act)
  const shown = acts.find((one) => one.act === looked)
  const reason = shown === undefined ? null : faultOf(shown.act)
  return (
    <div className={classes.bar} data-tall={tall}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
      <div role="group" aria-label={line === null ? 'No line is chosen' : `For ${line.viewer.name}`}>
        {children}
        {acts.map(({ act, label, key }) => {
          const fault = faultOf(act)
          return (
            <Button
              key={act}
              size="compact-xs"
              variant="default"
              px={6}
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
      </div>
      <p className={classes.why}>{reason ?? hint}</p>
    </div>
  )
}
