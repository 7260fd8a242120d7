import { SegmentedControl } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useConsole, useParts } from '../../kit/console'
import { ToneMark } from '../../kit/tone'
import { Vouch } from '../Vouch'
import classes from './preview.module.css'
import { whatViewersSee } from './seen'

type Source = 'overlay' | 'obs'

const screenshotEvery = 2_000

/** What viewers should see (the overlay page) or really see (OBS's own picture), and in four sentences what of it is true. */
export function Preview() {
  const overlayUrl = useConsole((state) => state.health.overlayUrl)
  const connected = useConsole((state) => state.obs.link === 'connected') ?? false
  const [source, setSource] = useState<Source>('overlay')
  if (overlayUrl === null) return null
  const shown = connected ? source : 'overlay'
  return (
    <div className={classes.preview}>
      <div className={classes.picture}>
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
            { value: 'obs', label: connected ? 'OBS' : 'No OBS', disabled: !connected },
          ]}
        />
        <Vouch />
      </div>
      <Truth />
    </div>
  )
}

function Truth() {
  const airing = useConsole((state) => state.airing)
  const runs = useConsole((state) => state.runs)
  const overlay = useConsole((state) => state.overlay)
  const overlayHealth = useConsole((state) => state.overlayHealth)
  const onAir = useConsole((state) => state.onAir)
  const obs = useConsole((state) => state.obs)
  const delays = useConsole((state) => state.delays)
  if (runs === null || overlay === null || overlayHealth === null || onAir === null) return null
  if (obs === null || delays === null) return null
  return (
    <ul className={classes.truth} aria-label="What viewers see">
      {whatViewersSee({ airing, runs, overlay, overlayHealth, onAir, obs, delays }).map(
        ({ tone, words }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: always the same four, each in its place
          <li key={at} data-tone={tone}>
            <ToneMark tone={tone} size={16} />
            <span title={words}>{words}</span>
          </li>
        ),
      )}
    </ul>
  )
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
