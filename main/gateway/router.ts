import type { Parts } from './parts'
import { desk } from './procedures/base'
import { cueProcedures } from './procedures/cues'
import { obsProcedures } from './procedures/obs'
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

/** The contract, implemented. A missing or mistyped procedure does not compile. */
export function createRouter(parts: Parts) {
  return desk.router({
    state: stateProcedures(parts),
    shows: showProcedures(parts),
    ...cueProcedures(parts),
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
  })
}
export type MicdropRouter = ReturnType<typeof createRouter>
