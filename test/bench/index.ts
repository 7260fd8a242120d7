import { writeFileSync } from 'node:fs'
import { benchBurst, benchChat } from './chat'
import { benchChatList } from './chat-list'
import { benchHotkey } from './hotkey'
import { benchMemory } from './memory'
import { benchModel } from './model'
import { benchOverlay } from './overlay'
import { benchPlatformAnswers, benchPlatformLines } from './platforms'
import { benchPlatformStorm } from './platforms-storm'
import { benchRoom } from './room'
import { benchStart } from './start'
import { benchClaims, benchOpen } from './store'
import { type Measurement, ms, type Row, tableOf } from './table'

/** `npm run bench`, or `npm run bench -- chat model` for some rows only. */
const measurements: readonly Measurement[] = [
  { name: 'overlay', run: () => benchOverlay() },
  { name: 'hotkey', run: () => benchHotkey() },
  { name: 'chat', run: () => benchChat() },
  { name: 'burst', run: benchBurst },
  { name: 'chat-list', run: () => benchChatList() },
  { name: 'platforms', run: platforms },
  { name: 'room', run: () => benchRoom() },
  { name: 'claims', run: claims },
  { name: 'model', run: model },
  { name: 'log', run: log },
  { name: 'start', run: () => benchStart() },
  { name: 'memory', run: () => benchMemory() },
]

async function platforms(): Promise<Row[]> {
  return [...(await benchPlatformLines()), ...(await benchPlatformAnswers()), ...(await benchPlatformStorm())]
}

async function claims(): Promise<Row[]> {
  const figures = await benchClaims()
  return [
    {
      what: '10,000 claims for 100 units, through the store',
      measured: `${Math.round(figures.perSecond)} claims/s, ${figures.oversold} oversold`,
      target: '5,000 claims/s, 0 oversold',
      ok: figures.perSecond >= 5_000 && figures.oversold === 0,
      beside: `one press at a time, saved to disk: p50 ${ms(figures.pressP50)}, p99 ${ms(figures.pressP99)}`,
    },
  ]
}

async function model(): Promise<Row[]> {
  const { p50, p99, perSecond } = await benchModel()
  return [
    {
      what: 'model, one line, one thread',
      measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      target: 'p99 5 ms',
      ok: p99 <= 5,
      beside: `${Math.round(perSecond)} lines/s one by one`,
    },
  ]
}

async function log(): Promise<Row[]> {
  const { small, large, ratio } = await benchOpen()
  return [
    {
      what: 'log of 1,000,000 events: open show and report',
      measured: ms(large),
      target: '1.5 times 10,000 events',
      ok: ratio <= 1.5,
      beside: `10,000 events ${ms(small)}, ratio ${ratio.toFixed(2)}`,
    },
  ]
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('-'))
  const rows: Row[] = []
  for (const measurement of measurements) {
    if (wanted.length > 0 && !wanted.includes(measurement.name)) continue
    process.stderr.write(`measuring ${measurement.name} ...\n`)
    rows.push(...(await measurement.run()))
  }
  const table = tableOf(rows)
  process.stdout.write(`${table}\n`)
  if (process.env.MICDROP_BENCH_FILE !== undefined)
    writeFileSync(process.env.MICDROP_BENCH_FILE, `${table}\n`)
  process.exit(0)
}

void main()
