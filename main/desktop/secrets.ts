import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** How a secret is made unreadable on disk; Electron's safeStorage, or null where there is no keychain. */
export interface Cipher {
  readonly encrypt: (text: string) => Buffer
  readonly decrypt: (bytes: Buffer) => string
}

const File = z.object({
  version: z.literal(1),
  secrets: z.record(z.string(), z.object({ kind: z.enum(['sealed', 'plain']), value: z.string() })),
})

/**
 * Secrets in one file only this user may read. With a cipher they are sealed by the desktop's keychain; without
 * one they are plain, and `sealed` is false so that the screen can say so. An unreadable secret is asked again.
 */
export function openSecrets(file: string, cipher: Cipher | null) {
  const kept = read(file)
  const write = () => {
    const temporary = `${file}.new`
    writeFileSync(temporary, `${JSON.stringify({ version: 1, secrets: kept }, null, 2)}\n`, { mode: 0o600 })
    chmodSync(temporary, 0o600)
    renameSync(temporary, file)
  }
  return {
    sealed: cipher !== null,
    get: (name: string): string | null => {
      const secret = Object.hasOwn(kept, name) ? kept[name] : undefined
      if (secret === undefined) return null
      if (secret.kind === 'plain') return secret.value
      try {
        return cipher?.decrypt(Buffer.from(secret.value, 'base64')) ?? null
      } catch {
        return null
      }
    },
    set: (name: string, value: string | null): void => {
      if (value === null) delete kept[name]
      else
        kept[name] =
          cipher === null
            ? { kind: 'plain', value }
            : { kind: 'sealed', value: cipher.encrypt(value).toString('base64') }
      write()
    },
  }
}

function read(file: string): z.infer<typeof File>['secrets'] {
  if (!existsSync(file)) return {}
  try {
    return File.parse(JSON.parse(readFileSync(file, 'utf8'))).secrets
  } catch {
    // A broken file is kept for a person to look at; the secrets in it are asked for again.
    renameSync(file, `${file}.broken`)
    return {}
  }
}
