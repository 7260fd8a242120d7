import { notifications } from '@mantine/notifications'
import { type ReactNode, useState } from 'react'
import { ownName } from '../../../core/chat/viewer'
import type { LineView } from '../../../core/contract/state'
import { announce } from '../../kit/announcer'
import { useConsole, useParts } from '../../kit/console'
import { useCommand } from '../../kit/use-command'
import { platformTitle } from '../platforms/names'
import { ModerateDialog, type ModerateWish } from './ModerateDialog'
import { type Act, actFault, acts, actText, canUndo } from './moderate-words'
import { type HideName, useHideName } from './use-hide-name'

export interface Moderate {
  /** Deletes at once; asks for everything that needs a reason, a time or a second look. */
  readonly start: (act: Act, line: LineView) => void
  readonly undo: (actionId: string) => Promise<void>
  readonly names: HideName
  /** D, T, B, W and N on the chosen line, U for the last action; true when the key was one of them. */
  readonly onKey: (key: string, line: LineView | null) => boolean
  /** To be put outside of what listens for keys: what is typed in it is no command. */
  readonly dialog: ReactNode
}

/** What moderators ask of a platform, from wherever a line is chosen. */
export function useModerate(): Moderate {
  const { store } = useParts()
  const command = useCommand()
  const platforms = useConsole((state) => state.platforms) ?? []
  const [asked, setAsked] = useState<{ act: Act; line: LineView } | null>(null)

  const send = async (act: Act, line: LineView, wish: ModerateWish) => {
    const done = await command({ failed: `${ownName(line.viewer)}: not carried out` }, (client) =>
      client.chat.moderate({ act, viewer: line.viewer, lineId: line.id, ...wish }),
    )
    if (done !== null)
      announce(`${platformTitle(line.viewer.platform)} is asked: ${actText({ act, ...line, ...wish })}.`)
  }
  const names = useHideName()
  const start = (act: Act, line: LineView) => {
    const fault = actFault(platforms, line.viewer.platform, act)
    if (fault !== null) {
      announce(fault)
      notifications.show({ message: fault, color: 'orange', autoClose: 6_000 })
    } else if (act === 'delete') void send(act, line, { seconds: null, why: '' })
    else setAsked({ act, line })
  }
  const undo = async (actionId: string) => {
    const done = await command({ failed: 'Not undone' }, (client) => client.chat.undo({ actionId }))
    if (done !== null) announce('Undone.')
  }
  const undoLast = () => {
    const last = store.get().state?.moderated.find(canUndo)
    if (last === undefined) announce('There is nothing to undo.')
    else void undo(last.id)
  }
  return {
    start,
    undo,
    names,
    onKey: (key, line) => {
      if (key === 'n') {
        if (line !== null) names.toggle(line.viewer)
        return true
      }
      if (key === 'u') {
        undoLast()
        return true
      }
      const act = acts.find((one) => one.key === key)?.act
      if (act === undefined) return false
      if (line !== null) start(act, line)
      return true
    },
    dialog: (
      <ModerateDialog
        asked={asked}
        platforms={platforms}
        onClose={() => setAsked(null)}
        onSend={(wish) => {
          if (asked !== null) void send(asked.act, asked.line, wish)
          setAsked(null)
        }}
      />
    ),
  }
}
