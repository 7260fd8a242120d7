/** The two places of a slider in percent; 100 means never. */
export type Places = [number, number]

export interface Threshold {
  readonly hold: number
  readonly hide: number
}

/** A slider holds two places in order; hiding earlier than holding would make holding meaningless. */
export function placesOf({ hold, hide }: Threshold): Places {
  const first = Math.round(hold * 100)
  return [Math.min(first, Math.round(hide * 100)), Math.round(hide * 100)]
}

export function thresholdOf([hold, hide]: Places): Threshold {
  return { hold: Math.min(hold, hide) / 100, hide: hide / 100 }
}

/** "held from 80 %, hidden from 95 %". */
export function thresholdWords({ hold, hide }: Threshold): string {
  if (hold >= 1 && hide >= 1) return 'never held back'
  const held = hold >= hide ? '' : `held from ${Math.round(hold * 100)} %`
  const hidden = hide >= 1 ? 'never hidden' : `hidden from ${Math.round(hide * 100)} %`
  return [held, hidden].filter((part) => part !== '').join(', ')
}
