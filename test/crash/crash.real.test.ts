import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { crashRounds } from './rounds'

const rounds = 50
/** Inside the repository, so that the native modules are found. */
const outDir = join(import.meta.dirname, '../../.tmp/crash')
const folder = mkdtempSync(join(tmpdir(), 'micdrop-crash-'))

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'index.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node18',
      rollupOptions: { output: { format: 'es', entryFileNames: 'index.mjs' } },
    },
  })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(`killed ${rounds} times in the middle of a drop, the engine loses nothing and does nothing twice`, async () => {
  const found = await crashRounds({ folder, rounds, bundle: join(outDir, 'index.mjs'), random: Math.random })
  expect(found.faults).toEqual([])
  expect(found.acks).toBeGreaterThan(rounds)
}, 300_000)
