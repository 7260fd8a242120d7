import { Button } from '@mantine/core'
import { useConsole } from '../kit/console'
import { useVouch } from './use-vouch'

/** The host's own word about what is on air: offered only while OBS cannot tell, and taken back here too. */
export function Vouch() {
  const onAir = useConsole((state) => state.onAir)
  const vouch = useVouch()
  if (onAir === null || !(onAir.mayVouch || onAir.state === 'vouched')) return null
  const said = onAir.state === 'vouched'
  return (
    <Button size="compact-xs" variant="default" fullWidth px={4} onClick={() => void vouch(!said)}>
      {said ? 'Take that back' : 'I see it on air'}
    </Button>
  )
}
