import type { ChildProcess } from 'node:child_process'

const limitMs = 60_000

/** The first match of `pattern` in what a program writes to its standard output; fails when it ends before. */
export function firstLine(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let written = ''
    const limit = setTimeout(() => fail('said nothing in time'), limitMs)
    const fail = (why: string) => {
      clearTimeout(limit)
      reject(new Error(`${child.spawnargs.slice(0, 5).join(' ')} ${why}: ${written.slice(-500)}`))
    }
    child.once('error', (cause) => fail(cause.message))
    child.once('exit', (code) => fail(`ended with ${code}`))
    child.stdout?.on('data', (bytes: Buffer) => {
      written += bytes.toString()
      const match = pattern.exec(written)
      if (match === null) return
      clearTimeout(limit)
      resolve(match)
    })
  })
}
