import { useConsole } from '../kit/console'
import { useNow } from '../kit/use-now'
import { type Band, bandOf } from './state-band'
import classes from './state-band.module.css'

/** Whether what the host does is real, over everything and all round the window: shape first, colour second. */
export function StateBand() {
  const airing = useConsole((state) => state.airing)
  const platforms = useConsole((state) => state.platforms)
  const health = useConsole((state) => state.health)
  const obs = useConsole((state) => state.obs)
  const now = useNow(1_000)
  if (platforms === null || health === null || obs === null) return null
  const band = bandOf({ airing, platforms, health, obs }, now)
  return band === null ? null : <Drawn band={band} />
}

function Drawn({ band: { mode, name, words, output } }: { band: Band }) {
  return (
    <section className={classes.band} data-mode={mode} aria-label="State of the show">
      <p>
        {mode === 'live' && <i aria-hidden />}
        <b>{mode === 'live' ? name : `${name}: ${words}`}</b>
        {mode === 'live' && <span>{words}</span>}
      </p>
      {output !== null && <p className={classes.output}>{output}</p>}
      <div className={classes.edge} aria-hidden />
    </section>
  )
}
