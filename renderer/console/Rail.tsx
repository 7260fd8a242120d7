import { Tooltip } from '@mantine/core'
import { useConsole } from '../kit/console'
import classes from './frame.module.css'
import { routeHash, useRoute } from './router'
import { screens } from './screens'

/** The five screens; the one that is open is marked for eyes and for screen readers. */
export function Rail() {
  const { screen } = useRoute()
  const running = useConsole((state) => state.airing !== null && state.airing.endedAt === null) ?? false
  return (
    <nav className={classes.rail} aria-label="Screens">
      <ul>
        {screens.map(({ id, title, icon: Icon, keys }) => (
          <li key={id}>
            <Tooltip label={`${title} (${keys})`} position="right">
              <a
                href={routeHash(id)}
                className={classes.railItem}
                aria-current={screen === id ? 'page' : undefined}
                aria-keyshortcuts={keys}
              >
                <Icon size={22} stroke={1.7} />
                <span>{title}</span>
                {id === 'live' && running && <i className={classes.railDot} aria-hidden />}
              </a>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  )
}
