import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string) => resolve(import.meta.dirname, path)

/**
 * What the room's script takes from elsewhere becomes its own copy. Shared with another page it would be moved to a file
 * that the room does not serve, and on a slow line one more file is one more second.
 */
const roomAlone = {
  name: 'room-alone',
  enforce: 'pre' as const,
  async resolveId(
    this: { resolve: (source: string, importer: string) => Promise<{ id: string } | null> },
    source: string,
    importer: string | undefined,
  ) {
    if (importer === undefined || !(importer.startsWith(at('renderer/room/')) || importer.endsWith('?room')))
      return null
    const found = await this.resolve(source, importer.replace(/\?room$/, ''))
    return found === null || found.id.startsWith(at('renderer/room/')) ? found : `${found.id}?room`
  },
}

/** The fonts' licences beside the fonts, as the SIL Open Font License asks. */
const fontLicences = {
  name: 'font-licences',
  generateBundle(this: {
    emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => string
  }) {
    for (const font of [
      'archivo',
      'fredoka',
      'martian-mono',
      'noto-sans-arabic',
      'noto-sans-jp',
      'roboto-serif',
    ])
      this.emitFile({
        type: 'asset',
        fileName: `assets/${font}.LICENSE.txt`,
        source: readFileSync(at(`node_modules/@fontsource-variable/${font}/LICENSE`)),
      })
  },
}

/**
 * Main and preload are CommonJS for Electron 25 (Node 18.15) up to the newest; native Node-API modules stay
 * outside the bundle. Everything else is bundled, so that ESM-only libraries load on the old shell too.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node18.15',
      minify: true,
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: at('main/index.ts'),
          headless: at('main/headless.ts'),
          'moderation-worker': at('main/moderation/worker.ts'),
          'picture-worker': at('main/pictures/worker.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        external: ['electron', 'onnxruntime-node', 'libsql', /^@libsql\//, '@napi-rs/image'],
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  },
  preload: {
    build: {
      target: 'node18.15',
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [roomAlone, fontLicences, react()],
    build: {
      // OBS 28 to 30 draw the overlay with Chromium 103.
      target: 'chrome103',
      minify: true,
      // The pages' policy allows no data: fonts.
      assetsInlineLimit: 0,
      outDir: at('out/renderer'),
      rollupOptions: {
        input: {
          console: at('renderer/console.html'),
          overlay: at('renderer/overlay.html'),
          hall: at('renderer/hall.html'),
          room: at('renderer/room/main.ts'),
          'room-paper': at('renderer/room/paper.css'),
        },
        output: {
          entryFileNames: 'assets/[name].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name][extname]',
        },
      },
    },
  },
})
