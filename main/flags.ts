import { resolve } from 'node:path'
import { parsePublicOrigin } from '../core/reach/origin'
import type { Opening } from './gateway/opening'

export interface Flags {
  readonly home: string | null
  /** Null: 4747, or the next free one. A number given by the user is taken or refused. */
  readonly port: number | null
  readonly givenControlToken: string | null
  readonly rehearse: boolean
  /** The room's public address as an origin; wins over the setting. */
  readonly publicOrigin: string | null
  /** The room's own port, for network and proxy. Null: the port after the console's. */
  readonly roomPort: number | null
  /** Where the platforms are instead of their official addresses, by the names the adapters give them: for local peers. */
  readonly platformUrls: Readonly<Record<string, string>>
}

const usualPort = 4747

/** `--rehearse` and the environment of the README, where a flag wins; anything else is left to Electron. */
export function readFlags(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Flags {
  const port = portIn('MICDROP_PORT', env.MICDROP_PORT)
  const roomPort =
    portIn('--room-port', flagIn(args, 'room-port')) ?? portIn('MICDROP_ROOM_PORT', env.MICDROP_ROOM_PORT)
  if (roomPort !== null && roomPort !== 0 && roomPort === (port ?? usualPort))
    throw new Error(`Port ${roomPort} is the console's. Give the room (MICDROP_ROOM_PORT) one of its own.`)
  const token = env.MICDROP_CONTROL_TOKEN
  if (token !== undefined && token.length < 16)
    throw new Error('MICDROP_CONTROL_TOKEN must have at least 16 characters, or anybody could guess it.')
  return {
    home: env.MICDROP_HOME === undefined || env.MICDROP_HOME === '' ? null : resolve(env.MICDROP_HOME),
    port,
    givenControlToken: token ?? null,
    rehearse: args.includes('--rehearse'),
    publicOrigin:
      originIn('--public-origin', flagIn(args, 'public-origin')) ??
      originIn('MICDROP_PUBLIC_ORIGIN', env.MICDROP_PUBLIC_ORIGIN),
    roomPort,
    platformUrls: readPlatformUrls(env.MICDROP_PLATFORM_URLS),
  }
}

/** The value of `--name=value`, the last one given; undefined without one. */
function flagIn(args: readonly string[], name: string): string | undefined {
  const start = `--${name}=`
  return args
    .filter((arg) => arg.startsWith(start))
    .at(-1)
    ?.slice(start.length)
}

function portIn(name: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!(/^\d{1,5}$/.test(text) && Number(text) <= 65_535))
    throw new Error(`${name} is "${text}"; it must be a number from 0 to 65535.`)
  return Number(text)
}

/** Empty is none, as in an environment file. */
function originIn(name: string, text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null
  const parsed = parsePublicOrigin(text)
  if (!parsed.ok) throw new Error(`${name} is "${text}". ${parsed.message}`)
  return parsed.value
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

/** The console's ports, in the order they are tried. The room's own is left free: a proxy may point at it. */
export function portsToTry({ port, roomPort }: Pick<Flags, 'port' | 'roomPort'>): number[] {
  if (port !== null) return [port]
  const kept = roomPort ?? usualPort + 1
  return Array.from({ length: 11 }, (_, step) => usualPort + step).filter((one) => one !== kept)
}

/**
 * Where the room listens for network and proxy. With a public address a proxy points there, so it never moves; without
 * one it keeps beside the console. 0 is any free port.
 */
export function roomPortOf(
  { port, roomPort }: Pick<Flags, 'port' | 'roomPort'>,
  consolePort: number,
  isPublic: boolean,
): number {
  if (roomPort !== null) return roomPort
  if (port === 0) return 0
  const beside = isPublic ? (port ?? usualPort) : consolePort
  return beside === 65_535 ? beside - 1 : beside + 1
}

/** What the host has to know when the usual port was not free, or null. */
export function otherPort(wanted: number | null, got: number): string | null {
  if (wanted !== null || got === usualPort) return null
  return `Port ${usualPort} is used by another program, so Micdrop uses ${got} today. Set the overlay up again in OBS, or close that program and restart.`
}

export interface Addresses {
  readonly overlay: string
  readonly hall: string
  /** For the window that an OBS without browser source captures; never shown to anybody. */
  readonly overlayWindow: string
  readonly room: string
  readonly console: string
  readonly control: string
}

export function addressesOf(
  origin: string,
  tokens: {
    readonly overlay: { readonly copied: string; readonly window: string }
    readonly hall: (renew: boolean) => string
    readonly console: string
  },
): Addresses {
  return {
    overlay: `${origin}/overlay/?token=${tokens.overlay.copied}`,
    overlayWindow: `${origin}/overlay/?token=${tokens.overlay.window}&keyed=true`,
    hall: `${origin}/hall/?token=${tokens.hall(false)}`,
    room: `${origin}/`,
    console: `${origin}/console/?token=${tokens.console}`,
    control: `${origin}/api/v1/openapi.json`,
  }
}

/** The addresses a person opens, one a line; scripts/start.mjs prints them on. */
export function sayAddresses(
  addresses: Addresses,
  opening: Pick<Opening, 'publicOrigin' | 'port' | 'reason'>,
  say: (line: string) => void,
): void {
  const origin = opening.publicOrigin()
  say(`Overlay: ${addresses.overlay}`)
  say(`Hall screen: ${addresses.hall}`)
  say(`Room: ${addresses.room}`)
  if (origin !== null && opening.port() !== null)
    say(`Public: ${origin}/ when your proxy or tunnel passes on to 127.0.0.1:${opening.port()}`)
  const reason = opening.reason()
  if (reason !== null) say(`Not open: ${reason}`)
  say(`Console: ${addresses.console}`)
  say(`Control API: ${addresses.control}`)
}
