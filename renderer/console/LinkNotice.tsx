import { IconPlugConnectedX } from '@tabler/icons-react'
import { useEffect } from 'react'
import { announce } from '../kit/announcer'
import { useLink } from '../kit/console'
import classes from './frame.module.css'

/** Lies over the top edge, so that nothing jumps when the line breaks and comes back. */
export function LinkNotice() {
  const lost = useLink() === 'lost'
  useEffect(() => {
    if (lost) announce('The connection to Micdrop is lost. What you see is old.', true)
  }, [lost])
  if (!lost) return null
  return (
    <div className={classes.lost}>
      <IconPlugConnectedX size={18} aria-hidden />
      Connection to Micdrop lost: what you see is old and commands do nothing. Trying again…
    </div>
  )
}
