import type { Carrier, CarrierWorld } from '../../core/commerce/payment'
import { createSandbox } from './sandbox'

/** The list of payment rails. Adding one is a folder beside this file and a line here. */
export const carriers: readonly ((world: CarrierWorld, home: string) => Carrier)[] = [
  (world, home) => createSandbox({ world, file: `${home}/sandbox-payments.jsonl` }),
]

/** An old shell has old cryptography and no security updates: it takes no real money. */
export function createCarriers(world: CarrierWorld, home: string, oldShell: boolean): Carrier[] {
  return carriers.map((create) => create(world, home)).filter((carrier) => !oldShell || !carrier.realMoney)
}
