import { resolve } from 'node:path'
import { build } from 'vite'

/** Native code stays outside of what is bundled. */
const external = ['onnxruntime-node', '@napi-rs/image']

/** Bundles a worker as the product's build does and answers the file's path. */
export async function buildWorker(area: 'moderation' | 'pictures', name: string): Promise<string> {
  const outDir = resolve(import.meta.dirname, '../../build/test-worker', `${area}-${name}`)
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, `../../main/${area}/worker.ts`),
      outDir,
      target: 'node18.15',
      rollupOptions: { external, output: { format: 'cjs', entryFileNames: 'worker.cjs' } },
    },
    ssr: { noExternal: true, external },
  })
  return resolve(outDir, 'worker.cjs')
}
