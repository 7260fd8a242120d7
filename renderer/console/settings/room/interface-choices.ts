import type { NetworkInterface } from '../../../../core/reach/interfaces'

export interface Choice {
  /** The interface's name; empty lets Micdrop choose. */
  readonly value: string
  readonly label: string
}

/** What the host may choose from: also what they chose before and is not there now. */
export function interfaceChoices(interfaces: readonly NetworkInterface[], chosen: string | null): Choice[] {
  const proposed = interfaces.find((one) => one.proposed)
  const gone = chosen !== null && !interfaces.some(({ name }) => name === chosen)
  return [
    {
      value: '',
      label:
        proposed === undefined
          ? 'Chosen by Micdrop'
          : `Chosen by Micdrop: ${proposed.name}, ${proposed.address}`,
    },
    ...interfaces.map(({ name, address }) => ({ value: name, label: `${name}, ${address}` })),
    ...(gone ? [{ value: chosen, label: `${chosen}, not there now` }] : []),
  ]
}
