import { ownName, type ViewerRef, viewerKey } from '../../../core/chat/viewer'
import { announce } from '../../kit/announcer'
import { useConsole } from '../../kit/console'
import { useCommand } from '../../kit/use-command'

export interface HideName {
  readonly isHidden: (viewer: ViewerRef) => boolean
  /** Takes the name off every screen, or puts back what was taken off. */
  readonly toggle: (viewer: ViewerRef) => void
}

/** The host's word on a viewer's name, from wherever that viewer is seen. */
export function useHideName(): HideName {
  const command = useCommand()
  const hidden = useConsole((state) => state.names.hidden) ?? []
  const isHidden = (viewer: ViewerRef) => hidden.some((one) => viewerKey(one.viewer) === viewerKey(viewer))
  const toggle = async (viewer: ViewerRef) => {
    const hide = !isHidden(viewer)
    const { platform, id: viewerId } = viewer
    const done = await command({ failed: `The name ${ownName(viewer)} was not changed` }, (client) =>
      client.chat.hideName({ platform, viewerId, hidden: hide }),
    )
    if (done !== null)
      announce(
        hide
          ? `${ownName(viewer)} has no name on any screen now.`
          : `${ownName(viewer)} stands on screens again.`,
      )
  }
  return { isHidden, toggle: (viewer) => void toggle(viewer) }
}
