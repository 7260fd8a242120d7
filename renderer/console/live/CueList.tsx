import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react'
import { clockText } from '../../../core/base/time'
import { kindOf } from '../../../core/cues'
import type { Cue } from '../../../core/show/show'
import { acceleratorText } from '../../kit/accelerator'
import { useConsole, useParts } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { RiskButton } from '../../kit/RiskButton'
import { onCueAsked } from '../cue-focus'
import { fireId, riskOf, useFire } from '../fire'
import classes from './cues.module.css'
import { plannedStarts } from './pacing'

const rowHeight = 58

/**
 * The rundown with a fire button each, windowed so that a thousand cues cost no more than ten. Space on the list
 * fires the next cue under that cue's own risk; arrows move from button to button.
 */
export function CueList() {
  const rundown = useConsole((state) => state.airing?.show.rundown ?? null) ?? none
  const nextCueId = useConsole((state) => state.airing?.nextCueId ?? null)
  const fired = useConsole((state) => state.airing?.fired ?? null) ?? nothingFired
  const onAir = useConsole((state) => state.runs)
  const box = useRef<HTMLDivElement>(null)
  const starts = useMemo(() => plannedStarts(rundown), [rundown])
  const open = useMemo(
    () => new Set((onAir ?? []).filter((run) => run.closedAt === null).map((run) => run.cueId)),
    [onAir],
  )
  const virtual = useVirtualizer({
    count: rundown.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rundown[index]?.id ?? index,
    overscan: 8,
  })
  const nextAt = rundown.findIndex((cue) => cue.id === nextCueId)
  const onSpace = useNextBySpace(rundown[nextAt] ?? null)

  // Follows the show, unless the host is working in the list.
  useEffect(() => {
    if (nextAt >= 0 && !box.current?.contains(document.activeElement))
      virtual.scrollToIndex(nextAt, { align: 'center' })
  }, [nextAt, virtual])

  const focusRow = (index: number) => {
    const cue = rundown[Math.min(rundown.length - 1, Math.max(0, index))]
    if (cue === undefined) return
    virtual.scrollToIndex(rundown.indexOf(cue), { align: 'auto' })
    requestAnimationFrame(() => requestAnimationFrame(() => buttonOf(box.current, cue.id)?.focus()))
  }
  const focusCue = useRef(focusRow)
  focusCue.current = focusRow
  useEffect(() => onCueAsked((id) => focusCue.current(rundown.findIndex((cue) => cue.id === id))), [rundown])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return onSpace.down(event)
    event.preventDefault()
    const id = (document.activeElement?.closest('[data-cue]') as HTMLElement | null)?.dataset.cue
    const at = rundown.findIndex((cue) => cue.id === id)
    focusRow(at < 0 ? Math.max(0, nextAt) : at + step)
  }

  return (
    <Panel
      title="Cues"
      area="cues"
      scroll={false}
      aside={<span className={classes.ends}>Space on the list fires next</span>}
    >
      {rundown.length === 0 ? (
        <EmptyState
          title="No cues"
          words="This show has an empty rundown. End it, plan cues in Rundown, and start again."
        />
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div
          ref={box}
          className={classes.list}
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: Space fires the next cue from here
          tabIndex={0}
          aria-label={`Rundown, ${rundown.length} cues. Space fires the next one`}
          onKeyDown={onKeyDown}
          onKeyUp={onSpace.up}
        >
          <ol style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => {
              const cue = rundown[item.index]!
              return (
                <li
                  key={item.key}
                  data-cue={cue.id}
                  aria-setsize={rundown.length}
                  aria-posinset={item.index + 1}
                  aria-current={cue.id === nextCueId ? 'step' : undefined}
                  data-on={open.has(cue.id)}
                  style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
                >
                  <CueRow
                    cue={cue}
                    number={item.index + 1}
                    plannedAt={starts[item.index] ?? 0}
                    fired={fired[cue.id] ?? 0}
                    next={cue.id === nextCueId}
                    on={open.has(cue.id)}
                  />
                </li>
              )
            })}
          </ol>
        </div>
      )}
    </Panel>
  )
}

const none: readonly Cue[] = []
const nothingFired: Readonly<Record<string, number>> = {}

interface RowProps {
  readonly cue: Cue
  readonly number: number
  readonly plannedAt: number
  readonly fired: number
  readonly next: boolean
  readonly on: boolean
}

const CueRow = memo(function CueRow({ cue, number, plannedAt, fired, next, on }: RowProps) {
  const fire = useFire()
  const kind = kindOf(cue.kind)
  const state = on ? 'On' : next ? 'Next' : fired > 0 ? 'Done' : null
  return (
    <>
      <span className={classes.number}>{number}</span>
      <span className={classes.cue}>
        <b title={cue.note === '' ? cue.title : `${cue.title}: ${cue.note}`}>
          {cue.title === '' ? 'Untitled cue' : cue.title}
        </b>
        <span className={classes.meta}>
          {state !== null && <i data-state={state}>{state}</i>}
          {cue.hotkey !== null && <kbd>{acceleratorText(cue.hotkey)}</kbd>}
          <span>{clockText(plannedAt)}</span>
          {fired > 0 && <span title={`fired ${fired} times`}>×{fired}</span>}
          <span>{kind?.title ?? cue.kind}</span>
        </span>
      </span>
      <RiskButton
        id={fireId(cue.id)}
        risk={riskOf(cue)}
        label="Fire"
        of={`${cue.title}${cue.hotkey === null ? '' : `, ${acceleratorText(cue.hotkey)}`}`}
        onFire={() => fire(cue)}
        disabled={kind === null}
      />
    </>
  )
})

/** Space on the list itself (not on a button in it) presses the next cue. */
function useNextBySpace(next: Cue | null) {
  const { deck } = useParts()
  const fire = useFire()
  const mine = (event: KeyboardEvent<HTMLDivElement>) =>
    event.key === ' ' && event.target === event.currentTarget
  return {
    down: (event: KeyboardEvent<HTMLDivElement>) => {
      if (!mine(event)) return
      event.preventDefault()
      if (event.repeat || next === null) return
      deck.down(fireId(next.id), riskOf(next), () => fire(next))
      deck.press(fireId(next.id), riskOf(next), () => fire(next))
    },
    up: (event: KeyboardEvent<HTMLDivElement>) => {
      if (mine(event) && next !== null) deck.up(fireId(next.id))
    },
  }
}

function buttonOf(box: HTMLElement | null, cueId: string): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-cue="${CSS.escape(cueId)}"] button`) ?? null
}
