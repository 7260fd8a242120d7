import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

/** The overlay's page as the renderer's build makes it, in a folder of its own that goes with this process. */
export async function builtOverlay(): Promise<string> {
  const root = join(import.meta.dirname, '../../../renderer')
  const outDir = mkdtempSync(join(tmpdir(), 'micdrop-overlay-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    base: './',
    build: { target: 'chrome114', outDir, rollupOptions: { input: { overlay: join(root, 'overlay.html') } } },
  })
  return outDir
}
