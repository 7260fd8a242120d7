import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crashRounds } from './rounds'
import { runVictim } from './victim'

/** `--rounds N` (default 50): kills the engine N times in the middle of a drop and checks what is left. */
async function main(words: readonly string[]): Promise<number> {
  const rounds = Number(words[words.indexOf('--rounds') + 1] ?? 50)
  const folder = mkdtempSync(join(tmpdir(), 'micdrop-crash-'))
  const started = Date.now()
  const found = await crashRounds({
    folder,
    rounds: words.includes('--rounds') ? rounds : 50,
    bundle: process.argv[1]!,
    random: Math.random,
    onRound: (round, { entries, acks, airings }) => {
      if (round % 10 === 0)
        console.log(`round ${round}: ${entries} entries, ${acks} replies, ${airings} shows`)
    },
  })
  for (const fault of found.faults) console.error(`FAULT: ${fault}`)
  if (found.faults.length > 0) {
    console.error(`The profile is kept in ${folder}.`)
    return 1
  }
  rmSync(folder, { recursive: true, force: true })
  const seconds = ((Date.now() - started) / 1_000).toFixed(0)
  console.log(
    `${rounds} kills in ${seconds} s: nothing lost, nothing done twice, ${found.acks} replies kept.`,
  )
  return 0
}

const victim = process.argv.indexOf('--victim')
if (victim > 0) void runVictim(process.argv[victim + 1]!)
else
  void main(process.argv.slice(2)).then((status) => {
    process.exitCode = status
  })
