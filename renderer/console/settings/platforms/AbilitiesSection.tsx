import { VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Ability } from '../../../../core/chat/capability'
import type { PlatformView } from '../../../../core/contract/state'
import { useConsole } from '../../../kit/console'
import { EmptyState } from '../../../kit/EmptyState'
import { abilityWords } from '../../platforms/names'
import { PlatformMark } from '../../platforms/PlatformMark'
import type { SectionProps } from '../section'
import classes from './abilities.module.css'
import { limitRows } from './limit-rows'

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** What each platform can do, as it says itself. One stop for Tab; arrows walk over the cells. */
export function AbilitiesSection(_props: SectionProps) {
  const platforms = useConsole((state) => state.platforms) ?? []
  const table = useRef<HTMLTableElement>(null)
  const [place, setPlace] = useState<readonly [number, number]>([0, 0])
  const [shown, setShown] = useState<readonly [number, number] | null>(null)
  if (platforms.length === 0)
    return <EmptyState title="No platform is known yet" words="They appear when Micdrop has started." />

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const row = clamp(place[0] + step[0], Ability.options.length)
    const column = clamp(place[1] + step[1], platforms.length)
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus()
  }
  return (
    <div className={classes.wrap}>
      <table ref={table} className={classes.table} onKeyDown={onKeyDown}>
        <caption>
          <VisuallyHidden>What each platform can do, and why not where it cannot</VisuallyHidden>
        </caption>
        <thead>
          <tr>
            <td />
            {platforms.map((one) => (
              <th key={one.id} scope="col">
                <PlatformMark id={one.id} quiet /> {one.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Ability.options.map((ability, row) => (
            <tr key={ability}>
              <th scope="row">{abilityWords[ability]}</th>
              {platforms.map((one, column) => (
                <td key={one.id}>
                  <Cell
                    view={one}
                    ability={ability}
                    cell={`${row}:${column}`}
                    stop={place[0] === row && place[1] === column}
                    onLook={(focused) => {
                      setShown([row, column])
                      if (focused) setPlace([row, column])
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tbody>
          {limitRows.map(({ title, words }) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {platforms.map((one) => (
                <td key={one.id}>{one.caps.abilities.write.can ? words(one.caps) : '-'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Note platforms={platforms} place={shown} />
    </div>
  )
}

interface CellProps {
  readonly view: PlatformView
  readonly ability: Ability
  readonly cell: string
  readonly stop: boolean
  readonly onLook: (focused: boolean) => void
}

function Cell({ view, ability, cell, stop, onLook }: CellProps) {
  const { can, note } = view.caps.abilities[ability]
  return (
    <button
      type="button"
      className={classes.cell}
      data-cell={cell}
      data-can={can}
      data-note={note !== ''}
      tabIndex={stop ? 0 : -1}
      onFocus={() => onLook(true)}
      onClick={() => onLook(true)}
      onMouseEnter={() => onLook(false)}
    >
      {can ? <IconCheck size={17} stroke={2.4} aria-hidden /> : <IconMinus size={15} aria-hidden />}
      <VisuallyHidden>
        {can ? 'Yes' : 'No'}
        {note === '' ? '' : `. ${note}`}
      </VisuallyHidden>
    </button>
  )
}

/** Always in view, so that looking at a cell moves nothing. */
function Note({
  platforms,
  place,
}: {
  platforms: readonly PlatformView[]
  place: readonly [number, number] | null
}) {
  const ability = place === null ? undefined : Ability.options[place[0]]
  const view = place === null ? undefined : platforms[place[1]]
  if (ability === undefined || view === undefined)
    return (
      <p className={classes.note}>
        Point at a mark, or walk over them with the arrow keys, to read why. A dot means: there is more to
        say.
      </p>
    )
  const { can, note } = view.caps.abilities[ability]
  return (
    <p className={classes.note} data-testid="note">
      <b>
        {view.title}: {abilityWords[ability]} - {can ? 'yes' : 'no'}.
      </b>{' '}
      {note}
    </p>
  )
}

function clamp(at: number, count: number): number {
  return Math.min(count - 1, Math.max(0, at))
}
