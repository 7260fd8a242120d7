import { resolve } from 'node:path'

export interface Flags {
  readonly home: string | null
  /** Null: 4747, or the next free one. A number given by the user is taken or refused. */
  readonly port: number | null
  readonly givenControlToken: string | null
  readonly rehearse: boolean
}

export const usualPort = 4747

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
  }
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
