import type { Router } from '@orpc/server'
import type { Contract } from '../../core/contract'
import type { Caller, Parts } from './parts'
import { cueProcedures } from './procedures/cues'
import { obsProcedures } from './procedures/obs'
import { onAirProcedures } from './procedures/on-air'
import { pictureProcedures } from './procedures/pictures'
import { bridgeProcedures, delayProcedures, platformProcedures } from './procedures/platforms'
import {
  chatProcedures,
  hotkeyProcedures,
  orderProcedures,
  reportProcedures,
  settingsProcedures,
  stateProcedures,
  tunnelProcedures,
} from './procedures/rest'
import { showProcedures } from './procedures/shows'

type Made<T extends (parts: Parts) => unknown> = ReturnType<T>

/** Named part by part: the whole, as inferred, is too long for the compiler to write down. */
export type MicdropRouter = Made<typeof cueProcedures> & {
  readonly state: Made<typeof stateProcedures>
  readonly shows: Made<typeof showProcedures>
  readonly pictures: Made<typeof pictureProcedures>
  readonly onAir: Made<typeof onAirProcedures>
  readonly chat: Made<typeof chatProcedures>
  readonly platforms: Made<typeof platformProcedures>
  readonly lines: Made<typeof bridgeProcedures>
  readonly delays: Made<typeof delayProcedures>
  readonly orders: Made<typeof orderProcedures>
  readonly reports: Made<typeof reportProcedures>
  readonly settings: Made<typeof settingsProcedures>
  readonly obs: Made<typeof obsProcedures>
  readonly tunnel: Made<typeof tunnelProcedures>
  readonly hotkeys: Made<typeof hotkeyProcedures>
}

/** The contract, implemented. A missing or mistyped procedure does not compile. */
export function createRouter(parts: Parts): MicdropRouter {
  return {
    state: stateProcedures(parts),
    shows: showProcedures(parts),
    pictures: pictureProcedures(parts),
    ...cueProcedures(parts),
    onAir: onAirProcedures(parts),
    chat: chatProcedures(parts),
    platforms: platformProcedures(parts),
    lines: bridgeProcedures(parts),
    delays: delayProcedures(parts),
    orders: orderProcedures(parts),
    reports: reportProcedures(parts),
    settings: settingsProcedures(parts),
    tunnel: tunnelProcedures(parts),
    obs: obsProcedures(parts),
    hotkeys: hotkeyProcedures(parts),
  } satisfies Router<Contract, Caller>
}
