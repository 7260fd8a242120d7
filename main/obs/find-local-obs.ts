import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../core/base/result'
import { parseIni } from './ini'

/** A local OBS as its own files describe it. The password is a secret: it goes to the secrets, never to a window. */
export interface LocalObs {
  readonly port: number
  /** Absent when OBS asks for none. */
  readonly password?: string
  /** The file it was read from. */
  readonly file: string
}

export interface LocalObsPlace {
  readonly home: string
  readonly platform: NodeJS.Platform
  /** `XDG_CONFIG_HOME` on Linux, `APPDATA` on Windows, where they are set. */
  readonly configHome?: string
}

/** Where the OBS of whoever runs Micdrop keeps its settings. */
export function thisMachine(): LocalObsPlace {
  const configHome = process.env.XDG_CONFIG_HOME ?? process.env.APPDATA
  return { home: homedir(), platform: process.platform, configHome }
}

const json = z.object({
  server_enabled: z.boolean().default(false),
  server_port: z.number().int().min(1).max(65_535).default(4455),
  auth_required: z.boolean().default(true),
  server_password: z.string().default(''),
})
type Config = z.infer<typeof json>

/**
 * Reads port and password of the OBS on this machine: `plugin_config/obs-websocket/config.json` (OBS 30 and later),
 * else the section [OBSWebSocket] of `global.ini` (28 and 29). The first configuration with the server on wins.
 */
export async function findLocalObs(
  place: LocalObsPlace,
): Promise<Result<LocalObs, 'not-found' | 'server-off'>> {
  let off = false
  for (const folder of configFolders(place)) {
    for (const [name, parse] of files) {
      const file = join(folder, name)
      const text = await readFile(file, 'utf8').catch(() => null)
      const config = text === null ? null : parse(text.replace(/^\uFEFF/, ''))
      if (config === null) continue
      if (!config.server_enabled) {
        off = true
        break // an older file beside it would be out of date
      }
      const password = config.auth_required ? { password: config.server_password } : {}
      return ok({ port: config.server_port, ...password, file })
    }
  }
  if (off) {
    return fail(
      'server-off',
      'OBS is installed, but its WebSocket server is off: Tools > WebSocket Server Settings.',
    )
  }
  return fail('not-found', 'No OBS with a WebSocket server was found on this machine.')
}

function configFolders({ home, platform, configHome }: LocalObsPlace): string[] {
  if (platform === 'win32') return [join(configHome ?? join(home, 'AppData', 'Roaming'), 'obs-studio')]
  if (platform === 'darwin') return [join(home, 'Library', 'Application Support', 'obs-studio')]
  return [
    join(configHome ?? join(home, '.config'), 'obs-studio'),
    join(home, '.var', 'app', 'com.obsproject.Studio', 'config', 'obs-studio'),
    join(home, 'snap', 'obs-studio', 'current', '.config', 'obs-studio'),
  ]
}

const files: readonly (readonly [string, (text: string) => Config | null])[] = [
  [join('plugin_config', 'obs-websocket', 'config.json'), fromJson],
  ['global.ini', fromIni],
]

function fromJson(text: string): Config | null {
  try {
    return json.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

function fromIni(text: string): Config | null {
  const section = parseIni(text).get('OBSWebSocket')
  if (section === undefined) return null
  const port = Number(section.get('ServerPort') ?? 4455)
  const config = {
    server_enabled: section.get('ServerEnabled') === 'true',
    server_port: port,
    auth_required: section.get('AuthRequired') !== 'false',
    server_password: section.get('ServerPassword') ?? '',
  }
  return json.safeParse(config).data ?? null
}
