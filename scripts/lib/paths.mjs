import { fileURLToPath } from 'node:url'

/** The repository's folder, wherever the command was typed. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** Scratch space of the scripts; on the same file system as what they make, so that a rename is atomic. */
export const SCRATCH = '.tmp'
