import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Trouble } from './say.mjs'

/**
 * Bundles a TypeScript entry of test/ for plain Node: packages stay outside, our own sources go in.
 *
 * @param {string} root
 * @param {string} name a folder of test/ with an index.ts
 * @returns {Promise<string>} the bundle, out/<name>/index.mjs
 */
export const bundleEntry = async (root, name) => {
  const entry = join(root, 'test', name, 'index.ts')
  if (!existsSync(entry)) throw new Trouble(`There is nothing to run: test/${name}/index.ts is missing.`)
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    build: {
      ssr: entry,
      outDir: join(root, 'out', name),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: 'inline',
      minify: false,
      rollupOptions: {
        external: ['electron'],
        output: { format: 'es', entryFileNames: 'index.mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
  return join(root, 'out', name, 'index.mjs')
}
