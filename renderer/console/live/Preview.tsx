import { SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ConsoleState } from '../../../core/contract/state'
import { useConsole, useParts } from '../../kit/console'
import { type Tone, ToneMark } from '../../kit/tone'
import classes from './preview.module.css'

type Source = 'overlay' | 'obs'

const screenshotEvery = 2_000

/** What viewers should see (the overlay page) or really see (OBS's own picture), and in words which of it is true. */
export function Preview() {
  const overlayUrl = useConsole((state) => state.health.overlayUrl)
  const health = useConsole((state) => state.overlayHealth)
  const obs = useConsole((state) => state.obs)
  const [source, setSource] = useState<Source>('overlay')
  if (overlayUrl === null || health === null || obs === null) return null
  const truth = onAirWords({ overlayHealth: health, obs })
  const connected = obs.link === 'connected'
  const shown = connected ? source : 'overlay'
  return (
    <div className={classes.preview}>
      <div className={classes.screen}>
        {shown === 'obs' ? <ObsPicture /> : <OverlayFrame url={overlayUrl} />}
      </div>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="What the preview shows"
        value={shown}
        onChange={(value) => setSource(value as Source)}
        data={[
          { value: 'overlay', label: 'Overlay' },
          { value: 'obs', label: connected ? 'OBS picture' : 'OBS picture (off)', disabled: !connected },
        ]}
      />
      <p className={classes.truth}>
        <ToneMark tone={truth.tone} />
        <span>{truth.words}</span>
      </p>
    </div>
  )
}

/** What is really on air, said in one sentence. */
export function onAirWords({ overlayHealth, obs }: Pick<ConsoleState, 'overlayHealth' | 'obs'>): {
  tone: Tone
  words: string
} {
  const air = overlayHealth.pages.filter((page) => page.role === 'air')
  if (overlayHealth.onAir === 'absent')
    return { tone: 'plain', words: 'OBS shows no overlay of ours. This preview is what it would show.' }
  if (overlayHealth.onAir === 'stale')
    return {
      tone: 'bad',
      words: 'The overlay in OBS is stale: viewers see an old picture, or none. Reload the source in OBS.',
    }
  const behind = air.every((page) => page.revision < overlayHealth.revision)
  const fps = Math.round(Math.max(...air.map((page) => page.fps), 0))
  const scene = obs.programScene
  if (
    obs.link === 'connected' &&
    scene !== null &&
    obs.overlay.present &&
    !obs.overlay.scenes.includes(scene)
  )
    return {
      tone: 'warn',
      words: `The overlay answers, but scene "${scene}" does not hold it: viewers do not see it now.`,
    }
  return {
    tone: 'good',
    words: `On air in OBS, ${behind ? 'picture on its way' : 'current picture'}, ${fps} frames a second.`,
  }
}

const width = 1920

function OverlayFrame({ url }: { url: string }) {
  const box = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(0.1)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const sized = new ResizeObserver(() => setScale(element.clientWidth / width))
    sized.observe(element)
    return () => sized.disconnect()
  }, [])
  return (
    <div ref={box} className={classes.fit}>
      <iframe
        title="Preview of the overlay"
        src={previewUrl(url)}
        tabIndex={-1}
        style={{ transform: `scale(${scale})` }}
      />
    </div>
  )
}

/** The overlay's own address, marked so that this page never counts as on air. */
export function previewUrl(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}role=preview`
}

function ObsPicture() {
  const { client } = useParts()
  const [image, setImage] = useState<string | null>(null)
  useEffect(() => {
    let stopped = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const shot = await client()
        ?.obs.screenshot()
        .catch(() => null)
      if (stopped) return
      setImage(shot?.image ?? null)
      timer = setTimeout(look, screenshotEvery)
    }
    void look()
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [client])
  if (image === null) return <p className={classes.none}>OBS has not sent a picture yet.</p>
  return <img src={image} alt="The program scene of OBS, seconds ago" />
}
