import { SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { AiringView, OverlayHealth } from '../../../core/contract/state'
import type { OnAir } from '../../../core/onair/state'
import { useConsole, useParts } from '../../kit/console'
import { type Tone, ToneMark } from '../../kit/tone'
import { onAirDetail, onAirWord } from '../on-air-words'
import { Vouch } from '../Vouch'
import classes from './preview.module.css'

type Source = 'overlay' | 'obs'

const screenshotEvery = 2_000

/** What viewers should see (the overlay page) or really see (OBS's own picture), and in words which of it is true. */
export function Preview() {
  const overlayUrl = useConsole((state) => state.health.overlayUrl)
  const health = useConsole((state) => state.overlayHealth)
  const obs = useConsole((state) => state.obs)
  const onAir = useConsole((state) => state.onAir)
  const airing = useConsole((state) => state.airing)
  const [source, setSource] = useState<Source>('overlay')
  if (overlayUrl === null || health === null || obs === null || onAir === null) return null
  const truth = truthWords(onAir, health, airing)
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
      <Vouch />
      <p className={classes.truth}>
        <ToneMark tone={truth.tone} />
        <span>{truth.words}</span>
      </p>
    </div>
  )
}

/** What is really on air, said in one sentence. */
export function truthWords(
  onAir: OnAir,
  { pages, revision }: OverlayHealth,
  airing: AiringView | null,
): { tone: Tone; words: string } {
  const [word, tone] = onAirWord(onAir, airing)
  if (onAir.state !== 'on') return { tone, words: `${word}. ${onAirDetail(onAir)}` }
  const answering = pages.filter((page) => page.fresh && (page.place === 'obs' || page.place === 'window'))
  const behind = answering.every((page) => page.revision < revision)
  const fps = Math.round(Math.max(...answering.map((page) => page.fps), 0))
  const picture = behind ? 'Picture on its way' : 'Current picture'
  return { tone, words: `${word}. ${onAirDetail(onAir)} ${picture}, ${fps} frames a second.` }
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
