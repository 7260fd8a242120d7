import type { Urls } from './electron'

/** What the control API says of the first open sale: enough to compare before and after. */
export interface Seen {
  readonly airing: string
  readonly runs: readonly string[]
  readonly left: number
  readonly held: number
  /** Numbers of the paid orders. */
  readonly paid: readonly number[]
}

interface Told {
  readonly airing: { readonly id: string } | null
  readonly runs: readonly {
    readonly id: string
    readonly figures: readonly { readonly label: string; readonly value: string }[]
  }[]
  readonly orders: readonly { readonly number: number; readonly state: string }[]
}

/** Asks as a Stream Deck would: over HTTP with the token of `env`. */
export async function seen(
  urls: Pick<Urls, 'control'>,
  env: { readonly MICDROP_CONTROL_TOKEN: string },
): Promise<Seen> {
  const address = urls.control.replace('openapi.json', 'state')
  const answer = await fetch(address, { headers: { authorization: `Bearer ${env.MICDROP_CONTROL_TOKEN}` } })
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}: ${await answer.text()}`)
  const { airing, runs, orders } = (await answer.json()) as Told
  const figure = (label: string) =>
    Number(runs[0]?.figures.find((one) => one.label === label)?.value ?? Number.NaN)
  return {
    airing: airing?.id ?? '',
    runs: runs.map((run) => run.id),
    left: figure('Left'),
    held: figure('Held'),
    paid: orders.filter((order) => order.state === 'paid').map((order) => order.number),
  }
}
