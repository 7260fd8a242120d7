import type { Carrier, CarrierWorld } from '../../core/commerce/payment'
import { createSandbox } from './sandbox'

/** The list of payment rails. Adding one is a folder beside this file and a line here. */
export const carriers: readonly ((world: CarrierWorld, home: string) => Carrier)[] = [(world, home) => createSandbox({ world, file: `${home}/sandbox-payments.jsonl` })]
