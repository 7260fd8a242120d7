import { Tooltip, UnstyledButton } from '@mantine/core'
import { useConsole } from '../kit/console'
import { ToneMark } from '../kit/tone'
import classes from './frame.module.css'
import { lights } from './lights'
import { goTo } from './router'

/** What is really connected; each light leads to where it is mended. */
export function OnAirLights() {
  const obs = useConsole((state) => state.obs)
  const onAir = useConsole((state) => state.onAir)
  const health = useConsole((state) => state.health)
  const airing = useConsole((state) => state.airing)
  const platforms = useConsole((state) => state.platforms)
  if (obs === null || onAir === null || health === null || platforms === null)
    return <div className={classes.lights} />
  return (
    <ul className={classes.lights} aria-label="On-air lights">
      {lights({ obs, onAir, health, airing, platforms }).map((light) => (
        <li key={light.id}>
          <Tooltip label={light.detail} multiline maw={320}>
            <UnstyledButton
              className={classes.light}
              data-light={light.id}
              onClick={() => goTo(...light.to)}
              aria-description={light.detail}
            >
              <ToneMark tone={light.tone} />
              <span>
                <small>{light.label}</small>
                <b>{light.word}</b>
              </span>
            </UnstyledButton>
          </Tooltip>
        </li>
      ))}
    </ul>
  )
}
