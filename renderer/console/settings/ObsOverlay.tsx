import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { ObsState } from '../../../core/obs/state'
import { useConsole } from '../../kit/console'
import { useCommand } from '../../kit/use-command'
import { Address } from './Address'
import { obsOverlayWords } from './obs-words'
import { Group, StateLine } from './section'
import classes from './settings.module.css'

export interface ObsOverlayProps {
  readonly obs: ObsState
  /** Scenes chosen before. */
  readonly wished: readonly string[]
  readonly onDone: () => void
}

/** Puts the overlay into chosen scenes, or says what to do where OBS has no browser source. */
export function ObsOverlay({ obs, wished, onDone }: ObsOverlayProps) {
  const command = useCommand()
  const overlayUrl = useConsole((state) => state.health.overlayUrl) ?? ''
  const [picked, setPicked] = useState<readonly string[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const connected = obs.link === 'connected'
  const scenes = picked ?? (obs.overlay.scenes.length > 0 ? obs.overlay.scenes : wished)
  const chosen = obs.scenes.filter((scene) => scenes.includes(scene))
  const [tone, words] = obsOverlayWords(obs)
  const how = obs.browserSource ? 'browser-source' : 'window-capture'
  const possible = connected && (obs.browserSource || obs.windowCapture)

  const setUp = async () => {
    setBusy(true)
    const answer = await command({ failed: 'The overlay was not set up' }, (client) =>
      client.obs.setUp({ scenes: chosen, how }),
    )
    setBusy(false)
    setDone(answer?.words ?? null)
    onDone()
  }
  return (
    <>
      <Group
        title="Overlay in OBS"
        words="Micdrop adds one source on top of the scenes you choose, or updates it. Nothing else in your scenes changes."
      >
        {connected ? (
          <StateLine tone={tone}>{done ?? words}</StateLine>
        ) : (
          <StateLine tone="plain">Connect OBS first, then choose the scenes here.</StateLine>
        )}
        {connected && !obs.browserSource && (
          <StateLine tone="warn">
            This build of OBS has no source of the kind <code>browser_source</code>, which the overlay needs.{' '}
            {obs.windowCapture
              ? 'Micdrop can open the overlay in a window of its own and let OBS capture that window.'
              : 'Install OBS from obsproject.com, or open the address below in a browser and capture that window by hand.'}
          </StateLine>
        )}
        {possible && obs.scenes.length > 0 && (
          <>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for whole forms */}
            <div className={classes.checks} role="group" aria-label="Scenes that show the overlay">
              {obs.scenes.map((scene) => (
                <Checkbox
                  key={scene}
                  label={scene}
                  checked={scenes.includes(scene)}
                  onChange={(event) =>
                    setPicked(
                      event.currentTarget.checked
                        ? [...scenes, scene]
                        : scenes.filter((one) => one !== scene),
                    )
                  }
                />
              ))}
            </div>
            <div className={classes.row}>
              <Button disabled={chosen.length === 0} loading={busy} onClick={() => void setUp()}>
                {obs.browserSource ? 'Set up the overlay' : 'Set up a window capture'}
              </Button>
            </div>
          </>
        )}
      </Group>
      <Group
        title="Address of the overlay"
        words="For a browser source made by hand: 1920 wide, 1080 high. It works on this computer only."
      >
        <Address label="the address of the overlay" text={overlayUrl} />
      </Group>
    </>
  )
}
