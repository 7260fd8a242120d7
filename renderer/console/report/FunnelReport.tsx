import type { FunnelView } from '../../../core/contract/state'
import { type FunnelSeries, funnelFigures, funnelSeries } from '../live/funnel-series'
import { linePath, tickOf } from './plot'
import classes from './report.module.css'

const width = 560
const height = 190
const left = 36
const bottom = 22
const right = 18

const lines = [
  { step: 'claimed', label: 'Claimed', stroke: '#b9a6ff', dash: undefined, width: 2 },
  { step: 'checkout', label: 'Checkout', stroke: '#f5b14a', dash: '6 4', width: 2 },
  { step: 'paid', label: 'Paid', stroke: '#4fd1b5', dash: undefined, width: 3 },
] as const

/** The first 30 seconds of one sale: the picture, and the same numbers as a table. */
export function FunnelReport({ funnel }: { funnel: FunnelView }) {
  const series = funnelSeries(funnel, Number.POSITIVE_INFINITY)
  const top = tickOf(Math.max(1, ...lines.flatMap(({ step }) => series[step].map((value) => value ?? 0))))
  const x = (second: number) => left + (second / 30) * (width - left - right)
  const y = (value: number) => 8 + (1 - value / top) * (height - bottom - 8)
  const seconds = [0, 5, 10, 15, 20, 25, 30]
  return (
    <section>
      <h2>Funnel: {funnel.cueTitle}</h2>
      <p className={classes.note}>
        Fired {new Date(funnel.openedAt).toLocaleTimeString([], { timeStyle: 'medium' })}, {funnel.reached}{' '}
        people reached. The first 30 seconds, summed up; what came later is in the totals.
      </p>
      <div className={classes.funnel}>
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          {[0, top / 2, top].map((value) => (
            <g key={value}>
              <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} stroke="#2a2a37" />
              <text x={left - 6} y={y(value) + 4} textAnchor="end">
                {value}
              </text>
            </g>
          ))}
          {seconds.map((second) => (
            <text key={second} x={x(second)} y={height - 6} textAnchor="middle">
              {second} s
            </text>
          ))}
          {lines.map(({ step, stroke, dash, width: thick }) => (
            <path
              key={step}
              d={linePath(series.seconds, series[step], x, y)}
              fill="none"
              stroke={stroke}
              strokeWidth={thick}
              strokeDasharray={dash}
            />
          ))}
        </svg>
        <table className={classes.table} data-steps>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col" data-number>
                At 10 s
              </th>
              <th scope="col" data-number>
                At 30 s
              </th>
              <th scope="col" data-number>
                In all
              </th>
              <th scope="col">Share</th>
            </tr>
          </thead>
          <tbody>
            {funnelFigures(funnel).map((figure, at) => {
              const line = lines[at]!
              return (
                <tr key={figure.label}>
                  <th scope="row">
                    <svg className={classes.key} viewBox="0 0 22 6" aria-hidden="true">
                      <line
                        x2={22}
                        y1={3}
                        y2={3}
                        stroke={line.stroke}
                        strokeWidth={line.width}
                        strokeDasharray={line.dash}
                      />
                    </svg>
                    {figure.label}
                  </th>
                  <td data-number>{series[line.step][10] ?? 0}</td>
                  <td data-number>{series[line.step][30] ?? 0}</td>
                  <td data-number>{figure.total}</td>
                  <td>
                    {figure.share} {figure.of}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <details className={classes.details}>
        <summary>Second by second, as a table</summary>
        <Seconds funnel={funnel} series={series} />
      </details>
    </section>
  )
}

function Seconds({ funnel, series }: { funnel: FunnelView; series: FunnelSeries }) {
  return (
    <table className={classes.table}>
      <caption>{funnel.cueTitle}: how many had come this far when the second was over</caption>
      <thead>
        <tr>
          {['Second', ...lines.map(({ label }) => label)].map((head) => (
            <th key={head} scope="col" data-number>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {series.seconds.slice(1).map((second) => (
          <tr key={second}>
            <th scope="row" data-number>
              {second}
            </th>
            {lines.map(({ step }) => (
              <td key={step} data-number>
                {series[step][second]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
