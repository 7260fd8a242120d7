import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { type ConsoleParts, ConsoleProvider, useLink, useParts } from '../kit/console'
import { theme } from '../kit/theme'
import { keepPastedWhole } from '../kit/whole-paste'
import { Frame } from './Frame'
import { FireProvider } from './fire'
import classes from './frame.module.css'

/** The console window, given its outside parts; tests hand in a fake engine. */
export function App({ parts }: { parts: ConsoleParts }) {
  useEffect(() => keepPastedWhole(document), [])
  return (
    <MantineProvider theme={theme} forceColorScheme="dark">
      <ConsoleProvider parts={parts}>
        <Notifications position="bottom-right" limit={4} />
        <FireProvider>
          <Opening />
        </FireProvider>
      </ConsoleProvider>
    </MantineProvider>
  )
}

function Opening() {
  const { store } = useParts()
  const link = useLink()
  if (store.get().state !== null) return <Frame />
  return (
    <main className={classes.opening}>
      <h1>Micdrop</h1>
      <p role="status">{link === 'lost' ? 'Micdrop does not answer. Trying again…' : 'Opening…'}</p>
    </main>
  )
}
