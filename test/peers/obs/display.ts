import { endProcess, startChild } from './child'

export interface Display {
  /** Like ":104". */
  readonly name: string
  close(): Promise<void>
}

/** Own X server on a display number it chooses itself. `-noreset`: else it resets when its last client leaves. */
export async function startDisplay(size = '1282x800x24'): Promise<Display> {
  const args = ['-displayfd', '3', '-screen', '0', size, '+extension', 'GLX', '-nolisten', 'tcp', '-noreset']
  const server = startChild('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise<string>((resolve, reject) => {
    let told = ''
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)))
    server.stdio[3]!.on('data', (bytes: Buffer) => {
      told += bytes.toString()
      if (told.includes('\n')) resolve(told.trim())
    })
  })
  return { name: `:${number}`, close: () => endProcess(server, 'SIGTERM') }
}
