import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import type { AiringView, RunView } from '../../../core/contract/state'
import type { Cue } from '../../../core/show/show'
import { useConsole, useParts } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { onCueAsked } from '../cue-focus'
import { fireId, riskOf, useFire } from '../fire'
import { CueRow } from './CueRow'
import { ofCue } from './cue-state'
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
  const undone = useConsole((state) => state.airing?.undone ?? null) ?? nothingUndone
  const runs = useConsole((state) => state.runs)
  const box = useRef<HTMLDivElement>(null)
  const starts = useMemo(() => plannedStarts(rundown), [rundown])
  const open = useMemo(
    () => new Set((runs ?? []).filter((run) => run.closedAt === null).map((run) => run.cueId)),
    [runs],
  )
  const newest = useMemo(() => newestOf(runs ?? []), [runs])
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
                  data-failed={ofCue(undone, cue.id)?.outcome === 'failed'}
                  style={{ transform: `translateY(${item.start}px)`, height: rowHeight }}
                >
                  <CueRow
                    cue={cue}
                    number={item.index + 1}
                    plannedAt={starts[item.index] ?? 0}
                    fired={ofCue(fired, cue.id) ?? 0}
                    next={cue.id === nextCueId}
                    on={open.has(cue.id)}
                    undone={ofCue(undone, cue.id)}
                    run={newest.get(cue.id)}
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
const nothingUndone: AiringView['undone'] = {}

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

/** By cue. */
function newestOf(runs: readonly RunView[]): ReadonlyMap<string, RunView> {
  const newest = new Map<string, RunView>()
  for (const run of runs) if ((newest.get(run.cueId)?.firedAt ?? 0) <= run.firedAt) newest.set(run.cueId, run)
  return newest
}

function buttonOf(box: HTMLElement | null, cueId: string): HTMLElement | null {
  return box?.querySelector<HTMLElement>(`[data-cue="${CSS.escape(cueId)}"] button`) ?? null
}
