import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const here = import.meta.dirname
const root = resolve(here, '../../..')

/** Serves the console on a fake engine, for screenshots and accessibility checks without the backend. */
export default defineConfig({
  root: here,
  cacheDir: resolve(root, 'node_modules/.vite-harness'),
  plugins: [react(), missingScreens()],
  server: {
    host: '127.0.0.1',
    port: Number(process.env.HARNESS_PORT ?? 5199),
    strictPort: true,
    fs: { allow: [root] },
    hmr: false,
  },
  build: {
    outDir: process.env.HARNESS_OUT ?? resolve(root, 'out/harness'),
    emptyOutDir: true,
    target: 'chrome114',
    chunkSizeWarningLimit: 5_000,
  },
})

/** A screen that is not there yet is shown as an empty page, so that the frame can be looked at without it. */
function missingScreens(): Plugin {
  return {
    name: 'missing-screens',
    enforce: 'pre',
    resolveId(source) {
      const name = /^\.\/(?:shows|rundown|report|settings)\/(\w+)$/.exec(source)?.[1]
      const file = resolve(root, 'renderer/console', `${source}.tsx`)
      return name === undefined || existsSync(file) ? null : `\0missing:${name}`
    },
    load(id) {
      return id.startsWith('\0missing:') ? `export const ${id.slice(9)} = () => null` : null
    },
  }
}
