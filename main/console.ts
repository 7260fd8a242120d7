import type { Result } from '../core/base/result'
import type { ElectronDesktop } from './desktop/desktop'
import type { Addresses, Flags } from './flags'
import type { Parts, Secrets } from './gateway/parts'
import type { Machine } from './reach'
import type { Log } from './runner/port'

export interface ConsoleOptions extends Flags {
  readonly home: string
  /** The built pages: out/renderer. */
  readonly rendererDir: string
  readonly modelDir: string
  /** The built moderation worker. */
  readonly workerFile: string
  /** The built process that decodes pictures. */
  readonly pictureWorkerFile: string
  readonly secrets: Secrets & { readonly sealed: boolean }
  readonly log: Log
  readonly shell: { readonly kind: 'electron' | 'headless'; readonly version: string; readonly old: boolean }
  readonly desktop: ElectronDesktop | null
  readonly captureWindow: Parts['captureWindow']
  /** This machine's networks; tests give their own. */
  readonly machine?: Machine
}

export interface ConsoleEngine {
  readonly addresses: Addresses
  /** True when this profile has never been opened before. */
  readonly firstStart: boolean
  readonly parts: Parts
  readonly connectWindow: (port: never) => void
  /** Starts the sample show in rehearsal, unless a show is running. */
  readonly rehearse: () => Promise<Result<unknown>>
  readonly panic: () => void
  readonly fireNext: () => void
  readonly close: () => Promise<void>
}
