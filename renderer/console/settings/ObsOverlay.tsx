import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { ObsState } from '../../../core/obs/state'
import { useConsole } from '../../kit/console'
import { ToneMark } from '../../kit/tone'
import { onAirDetail, onAirWord } from '../on-air-words'
import { Vouch } from '../Vouch'
import { Address } from './Address'
import { AnswerLine, useAnswer } from './answer'
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
  const { busy, answer, ask } = useAnswer()
  const overlayUrl = useConsole((state) => state.health.overlayUrl) ?? ''
  const forObs = useConsole((state) => state.health.overlayForObs)
  const onAir = useConsole((state) => state.onAir)
  const airing = useConsole((state) => state.airing)
  const [picked, setPicked] = useState<readonly string[] | null>(null)
  const connected = obs.link === 'connected'
  const scenes = picked ?? (obs.overlay.scenes.length > 0 ? obs.overlay.scenes : wished)
  const chosen = obs.scenes.filter((scene) => scenes.includes(scene))
  const [tone, words] = obsOverlayWords(obs)
  const how = obs.browserSource ? 'browser-source' : 'window-capture'
  const fault = how === 'browser-source' ? (forObs?.fault ?? null) : null
  const ready = chosen.length > 0 && fault === null
  const possible = connected && (obs.browserSource || obs.windowCapture)

  const setUp = async () => {
    await ask(
      'The overlay was not set up',
      (client) => client.obs.setUp({ scenes: chosen, how }),
      (output) => output.words,
    )
    onDone()
  }
  return (
    <>
      <Group
        title="Overlay in OBS"
        words="Micdrop adds one source on top of the scenes you choose, or updates it. Nothing else in your scenes changes."
      >
        {connected ? (
          <StateLine tone={tone}>{words}</StateLine>
        ) : (
          <StateLine tone="plain">Connect OBS first, then choose the scenes here.</StateLine>
        )}
        {onAir !== null && (
          <StateLine tone={onAirWord(onAir, airing)[1]}>
            {onAirWord(onAir, airing)[0]}. {onAirDetail(onAir)}
          </StateLine>
        )}
        <Vouch />
        {connected && !obs.browserSource && <NoBrowserSource windowCapture={obs.windowCapture} />}
        {possible && obs.scenes.length > 0 && (
          <>
            {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for whole forms */}
            <div className={classes.checks} role="group" aria-label="Scenes that show the overlay">
              {obs.scenes.map((scene) => (
                <Checkbox
                  key={scene}
                  label={scene}
                  description={obs.overlay.scenes.includes(scene) ? 'holds the overlay now' : undefined}
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
              <Button
                w={190}
                px={0}
                aria-disabled={!ready}
                data-disabled={!ready || undefined}
                onClick={() => ready && void setUp()}
              >
                {obs.browserSource ? 'Set up overlay' : 'Use a window instead'}
              </Button>
              <AnswerLine
                answer={answer}
                otherwise={
                  busy ? 'Asking OBS…' : (fault ?? (chosen.length === 0 ? 'Choose at least one scene.' : ''))
                }
              />
            </div>
          </>
        )}
      </Group>
      <Group
        title="Address of the overlay"
        words="For a browser source made by hand: 1920 wide, 1080 high. In a browser it is a preview: only a source that OBS has on air counts."
      >
        <Address label="the address of the overlay" text={forObs?.url ?? overlayUrl} />
        <p className={classes.words}>
          {forObs?.elsewhere === true && forObs.url !== null
            ? 'It works in this network.'
            : 'It works on this computer only.'}
        </p>
      </Group>
    </>
  )
}

/** What an OBS without the kind needs, and every way around it. */
function NoBrowserSource({ windowCapture }: { windowCapture: boolean }) {
  return (
    <div className={classes.notice}>
      <p>
        <ToneMark tone="warn" size={17} />
        <span>
          This build of OBS has no source of the kind <code>browser_source</code>, which the overlay needs.
          Packages of Linux distributions often leave it out. There are three ways on:
        </span>
      </p>
      <ol>
        <li>
          Install the official OBS from{' '}
          <a href="https://obsproject.com/download" target="_blank" rel="noreferrer">
            obsproject.com/download
          </a>{' '}
          or Flatpak (<code>com.obsproject.Studio</code>), then connect again.
        </li>
        <li>Copy the address of the overlay below into another program that shows web pages on air.</li>
        <li>
          {windowCapture
            ? 'Choose scenes and press "Use a window instead": Micdrop opens the overlay in a window, OBS captures it and takes the green out.'
            : 'Open the address below in a browser window and capture that window by hand. This OBS cannot do it by itself.'}
        </li>
      </ol>
    </div>
  )
}
