import { platformLetters, platformTitle } from './names'
import classes from './platform-mark.module.css'

/** Which platform: letters on its colour, read out by name. `quiet` where the name stands beside it. */
export function PlatformMark({ id, quiet = false }: { id: string; quiet?: boolean }) {
  const letters = platformLetters(id)
  if (quiet)
    return (
      <span className={classes.mark} data-platform={id} aria-hidden>
        {letters}
      </span>
    )
  const title = platformTitle(id)
  return (
    <span className={classes.mark} data-platform={id} role="img" aria-label={title} title={title}>
      {letters}
    </span>
  )
}
