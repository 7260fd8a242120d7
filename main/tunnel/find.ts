import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { TunnelProgram } from './programs'

/** The program's file on the PATH or where its installer puts it, or null. A desktop's PATH is often shorter than a shell's. */
export function findProgram(
  { command, places }: Pick<TunnelProgram, 'command' | 'places'>,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const windows = platform === 'win32'
  const folders = [...(env.PATH ?? env.Path ?? '').split(delimiter), ...(windows ? [] : places)]
  const name = windows ? `${command}.exe` : command
  for (const folder of folders) {
    if (folder === '') continue
    const file = join(folder, name)
    try {
      accessSync(file, constants.X_OK)
      return file
    } catch {
      // Not here: the next folder.
    }
  }
  return null
}
