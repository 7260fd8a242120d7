import { resolve } from 'node:path'

export interface Flags {
  readonly home: string | null
  /** Null: 4747, or the next free one. A number given by the user is taken or refused. */
  readonly port: number | null
  readonly givenControlToken: string | null
  readonly rehearse: boolean
  /** Where the platforms are instead of their official addresses, by the names the adapters give them: for local peers. */
  readonly platformUrls: Readonly<Record<string, string>>
}

const usualPort = 4747

/** `--rehearse` and the environment of the README; anything else is left to Electron. */
export function readFlags(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Flags {
  const port = env.MICDROP_PORT
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    throw new Error(`MICDROP_PORT is "${port}"; it must be a number from 0 to 65535.`)
  const token = env.MICDROP_CONTROL_TOKEN
  if (token !== undefined && token.length < 16)
    throw new Error('MICDROP_CONTROL_TOKEN must have at least 16 characters, or anybody could guess it.')
  return {
    home: env.MICDROP_HOME === undefined || env.MICDROP_HOME === '' ? null : resolve(env.MICDROP_HOME),
    port: port === undefined ? null : Number(port),
    givenControlToken: token ?? null,
    rehearse: args.includes('--rehearse'),
    platformUrls: readPlatformUrls(env.MICDROP_PLATFORM_URLS),
  }
}

/** `{"twitch":"http://127.0.0.1:8080"}`. */
function readPlatformUrls(text: string | undefined): Record<string, string> {
  if (text === undefined || text === '') return {}
  const wrong = new Error(
    'MICDROP_PLATFORM_URLS must be JSON with an address for each name, as {"twitch":"http://127.0.0.1:8080"}.',
  )
  let urls: unknown
  try {
    urls = JSON.parse(text)
    for (const url of Object.values(urls as object)) new URL(url)
  } catch {
    throw wrong
  }
  if (typeof urls !== 'object' || Array.isArray(urls)) throw wrong
  return urls as Record<string, string>
}

export function portsToTry(wanted: number | null): number[] {
  return wanted === null ? Array.from({ length: 10 }, (_, step) => usualPort + step) : [wanted]
}

/** What the host has to know when the usual port was not free, or null. */
export function otherPort(wanted: number | null, got: number): string | null {
  if (wanted !== null || got === usualPort) return null
  return `Port ${usualPort} is used by another program, so Micdrop uses ${got} today. Set the overlay up again in OBS, or close that program and restart.`
}

export interface Addresses {
  readonly overlay: string
  readonly room: string
  readonly console: string
  readonly control: string
}

export function addressesOf(
  origin: string,
  tokens: { readonly overlay: string; readonly console: string },
): Addresses {
  return {
    overlay: `${origin}/overlay/?token=${tokens.overlay}`,
    room: `${origin}/`,
    console: `${origin}/console/?token=${tokens.console}`,
    control: `${origin}/api/v1/openapi.json`,
  }
}

/** The addresses a person opens, one a line; scripts/start.mjs prints them on. */
export function sayAddresses(addresses: Addresses, say: (line: string) => void): void {
  say(`Overlay: ${addresses.overlay}`)
  say(`Room: ${addresses.room}`)
  say(`Console: ${addresses.console}`)
  say(`Control API: ${addresses.control}`)
}
