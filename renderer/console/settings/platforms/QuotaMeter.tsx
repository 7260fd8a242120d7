import type { PlatformState } from '../../../../core/chat/port'
import classes from './platforms.module.css'

/** How much of a counted limit is left; under a tenth it warns by pattern and colour. */
export function QuotaMeter({ quota, words }: { quota: NonNullable<PlatformState['quota']>; words: string }) {
  return (
    <div className={classes.quota}>
      <meter
        className={classes.meter}
        aria-label="Left of the quota"
        min={0}
        max={quota.of}
        low={quota.of / 10}
        value={quota.left}
      >
        {words}
      </meter>
      <p>{words}</p>
    </div>
  )
}
