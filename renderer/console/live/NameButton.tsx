import { ActionIcon, Button } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { ownName, type ViewerRef } from '../../../core/chat/viewer'
import { useHideName } from './use-hide-name'

/** One press takes a viewer's name off every screen, another one puts it back. `small`: an icon, where room is short. */
export function NameButton({ viewer, small = false }: { viewer: ViewerRef; small?: boolean }) {
  const names = useHideName()
  const hidden = names.isHidden(viewer)
  const label = hidden
    ? `Show the name ${ownName(viewer)} again`
    : `Hide the name ${ownName(viewer)} everywhere`
  const onClick = () => names.toggle(viewer)
  if (!small)
    return (
      <Button size="compact-xs" variant="default" aria-label={label} onClick={onClick}>
        {hidden ? 'Show name' : 'Hide name'}
      </Button>
    )
  const Icon = hidden ? IconEye : IconEyeOff
  return (
    <ActionIcon size={24} variant="default" aria-label={label} title={label} onClick={onClick}>
      <Icon size={15} aria-hidden />
    </ActionIcon>
  )
}
