import { resolve } from 'node:path'
import { buildWorker as build } from '../worker-file'

export const modelDir = resolve(import.meta.dirname, '../../../models/moderation')

/** Bundles the model's worker as the product's build does and answers the file's path. */
export function buildWorker(name: string): Promise<string> {
  return build('moderation', name)
}
