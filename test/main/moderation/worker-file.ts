import { resolve } from 'node:path'
import { build } from 'vite'

export const modelDir = resolve(import.meta.dirname, '../../../models/moderation')

/** Bundles the worker as the product's build does and answers the file's path; native code stays outside. */
export async function buildWorker(name: string): Promise<string> {
  const outDir = resolve(import.meta.dirname, '../../../build/test-worker', name)
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: resolve(import.meta.dirname, '../../../main/moderation/worker.ts'),
      outDir,
      target: 'node18.15',
      rollupOptions: {
        external: ['onnxruntime-node'],
        output: { format: 'cjs', entryFileNames: 'worker.cjs' },
      },
    },
    ssr: { noExternal: true, external: ['onnxruntime-node'] },
  })
  return resolve(outDir, 'worker.cjs')
}
