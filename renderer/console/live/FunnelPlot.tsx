import { useEffect, useRef } from 'react'
import UPlot from 'uplot'
import type { FunnelSeries } from './funnel-series'

const strokes = { claimed: '#b9a6ff', checkout: '#f5b14a', paid: '#4fd1b5' }

const axis = {
  stroke: '#b3b3c4',
  font: '12.5px system-ui',
  grid: { stroke: '#2a2a37', width: 1 },
  ticks: { show: false },
}

function options(width: number, height: number): UPlot.Options {
  return {
    width,
    height,
    padding: [8, 16, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: [0, 30] },
      y: { range: (_plot, _min, max) => [0, Math.max(5, Math.ceil((max ?? 0) * 1.1))] },
    },
    axes: [
      {
        ...axis,
        size: 24,
        gap: 3,
        splits: (plot) => (plot.width < 300 ? [0, 15, 30] : [0, 5, 10, 15, 20, 25, 30]),
        values: (_plot, at) => at.map((s) => `${s} s`),
      },
      { ...axis, size: 34, gap: 4, space: 26, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000] },
    ],
    series: [
      {},
      { label: 'Claimed', stroke: strokes.claimed, width: 2, points: { show: false } },
      // Dashes tell the lines apart without colour.
      { label: 'Checkout', stroke: strokes.checkout, width: 2, dash: [6, 4], points: { show: false } },
      { label: 'Paid', stroke: strokes.paid, width: 3, points: { show: false } },
    ],
  }
}

/** The picture of the funnel; the same numbers stand in a table for those who cannot see it. */
export function FunnelPlot({ series }: { series: FunnelSeries }) {
  const box = useRef<HTMLDivElement>(null)
  const plot = useRef<UPlot | null>(null)
  const data = [series.seconds, series.claimed, series.checkout, series.paid] as unknown as UPlot.AlignedData
  const latest = useRef(data)
  latest.current = data

  useEffect(() => {
    const element = box.current
    if (element === null) return
    const made = new UPlot(
      options(Math.max(80, element.clientWidth), Math.max(60, element.clientHeight)),
      latest.current,
      element,
    )
    plot.current = made
    const sized = new ResizeObserver(() =>
      made.setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    sized.observe(element)
    return () => {
      sized.disconnect()
      made.destroy()
      plot.current = null
    }
  }, [])
  useEffect(() => {
    plot.current?.setData(data)
  })
  return <div ref={box} aria-hidden style={{ flex: 1, minHeight: 0, minWidth: 0, overflow: 'hidden' }} />
}
