import type { Result } from '../../../core/base/result'
import { reportOf } from '../../../core/contract/fold-report'
import { reportCsv } from '../../../core/contract/report-csv'
import { orderViews } from '../../../core/contract/view'
import { parsePublicOrigin } from '../../../core/reach/origin'
import { proofWords } from '../../../core/reach/words'
import type { Airing } from '../../../core/show/airing'
import type { Parts } from '../parts'
import { reportHtml } from '../report-html'
import { desk, presser, refused, unwrap } from './base'

const day = 24 * 3_600_000

export function stateProcedures(parts: Parts) {
  return {
    watch: desk.state.watch.handler(({ signal }) => parts.state.watch(signal)),
    get: desk.state.get.handler(() => parts.state.snapshot()),
  }
}

export function chatProcedures(parts: Parts) {
  return {
    say: desk.chat.say.handler(async ({ input, context }) => {
      unwrap(await parts.engine.offer({ type: 'host-said', ...input, by: presser(context) }, null))
      return {}
    }),
    moderate: desk.chat.moderate.handler(async ({ input, context }) => {
      const muted = parts.platforms.muted(input.viewer.platform)
      if (muted !== null) throw refused('rehearsal', muted)
      const asked = await parts.engine.offer(
        { type: 'moderation-asked', ...input, by: presser(context) },
        null,
      )
      return unwrap(asked as Result<{ actionId: string }>)
    }),
    undo: desk.chat.undo.handler(async ({ input, context }) => {
      unwrap(
        await parts.engine.offer(
          { type: 'moderation-undone', actionId: input.actionId, by: presser(context) },
          null,
        ),
      )
      return {}
    }),
    hideName: desk.chat.hideName.handler(async ({ input, context }) => {
      unwrap(await parts.engine.offer({ type: 'name-hidden', ...input, by: presser(context) }, null))
      return {}
    }),
    readmit: desk.chat.readmit.handler(async ({ input, context }) => {
      unwrap(await parts.engine.offer({ type: 'visitor-readmitted', ...input, by: presser(context) }, null))
      return {}
    }),
    review: desk.chat.review.handler(async ({ input, context }) => {
      unwrap(
        await parts.engine.offer(
          { type: 'line-reviewed', lineId: input.lineId, action: input.action, by: presser(context) },
          null,
        ),
      )
      return {}
    }),
    history: desk.chat.history.handler(({ input }) => parts.archive.lines(input)),
  }
}

/** The running airing, or one from the archive. */
function airingOf(parts: Parts, airingId: string): Airing {
  const running = parts.engine.world().airing
  const airing = running?.id === airingId ? running : (parts.archive.read(airingId)?.airing ?? null)
  if (airing === null) throw refused('airing-not-found', 'This show is not in the archive.')
  return airing
}

export function orderProcedures(parts: Parts) {
  return {
    list: desk.orders.list.handler(({ input }) =>
      orderViews(airingOf(parts, input.airingId), parts.realMoney, 10_000),
    ),
    refund: desk.orders.refund.handler(async ({ input, context }) => {
      unwrap(
        await parts.engine.offer(
          { type: 'refund-asked', orderId: input.orderId, by: presser(context) },
          `refund:${input.orderId}:${parts.engine.nonce()}`,
        ),
      )
      return {}
    }),
  }
}

export function reportProcedures(parts: Parts) {
  const report = (airingId: string) => {
    const airing = airingOf(parts, airingId)
    const summary = {
      id: airing.id,
      showTitle: airing.show.title,
      mode: airing.mode,
      startedAt: airing.startedAt,
      endedAt: airing.endedAt,
    }
    return { airing, report: reportOf(airing, summary, parts.realMoney) }
  }
  return {
    list: desk.reports.list.handler(() => parts.archive.airings()),
    get: desk.reports.get.handler(({ input }) => report(input.airingId).report),
    file: desk.reports.file.handler(({ input }) => {
      const made = report(input.airingId)
      const name = `report-${new Date(made.airing.startedAt).toISOString().slice(0, 10)}-${made.airing.id}`
      if (input.format === 'journal')
        return { name: `${name}.journal`, text: parts.archive.journal(made.airing) }
      if (input.format === 'csv') return { name: `${name}.csv`, text: reportCsv(made.report) }
      return { name: `${name}.html`, text: reportHtml(made.report) }
    }),
  }
}

export function settingsProcedures(parts: Parts) {
  return {
    get: desk.settings.get.handler(() => parts.settings.get()),
    save: desk.settings.save.handler(async ({ input }) => {
      const { publicAddress } = input.settings.room
      // What stands there already is kept: a file edited by hand must not keep everything else from being saved.
      if (publicAddress !== null && publicAddress !== parts.settings.get().room.publicAddress)
        unwrap(parsePublicOrigin(publicAddress))
      unwrap(await parts.settings.save(input.settings))
      parts.state.stir()
      return parts.settings.get()
    }),
    openRoom: desk.settings.openRoom.handler(async ({ input }) => {
      const opened = unwrap(await parts.opening.openRoom(input.open))
      unwrap(
        await parts.settings.update((settings) => ({
          ...settings,
          room: { ...settings.room, openToNetwork: input.open },
        })),
      )
      await parts.reach.follow()
      return opened
    }),
    proveRoom: desk.settings.proveRoom.handler(async () => {
      const origin = parts.opening.publicOrigin()
      if (origin === null) throw refused('no-public-address', 'Enter a public address first.')
      const { proven, reason } = await parts.reach.proof.prove()
      return { proven: proven === true, words: proofWords(origin, proven, reason) }
    }),
    renewHallAddress: desk.settings.renewHallAddress.handler(() => {
      parts.hall.renew()
      parts.state.stir()
      return {}
    }),
    controlToken: desk.settings.controlToken.handler(({ input }) => ({
      token: parts.controlToken(input.renew),
    })),
    purgeChat: desk.settings.purgeChat.handler(async () => ({
      lines: unwrap(
        await parts.archive.purgeText(parts.engine.now() - parts.settings.get().keepChatDays * day),
      ),
    })),
  }
}

export function hotkeyProcedures(parts: Parts) {
  return {
    set: desk.hotkeys.set.handler(async ({ input }) => {
      const { what, accelerator } = input
      if (what === 'panic' || what === 'next') {
        unwrap(
          await parts.settings.update((settings) => ({
            ...settings,
            hotkeys: { ...settings.hotkeys, [what]: accelerator },
          })),
        )
      } else {
        const show = input.showId === null ? null : parts.library.get(input.showId)
        if (show === null) throw refused('show-not-found', 'This show is no longer in the library.')
        const rundown = show.rundown.map((cue) => (cue.id === what ? { ...cue, hotkey: accelerator } : cue))
        unwrap(await parts.library.save({ ...show, rundown, updatedAt: parts.engine.now() }))
      }
      parts.desktop?.refreshHotkeys()
      parts.state.stir()
      return {}
    }),
    pause: desk.hotkeys.pause.handler(({ input }) => {
      parts.desktop?.pauseHotkeys(input.paused)
      return {}
    }),
    test: desk.hotkeys.test.handler(({ input }) =>
      parts.desktop === null
        ? { fired: false, reason: 'Hotkeys need the desktop window; this console runs without one.' }
        : parts.desktop.testHotkey(input.accelerator),
    ),
  }
}

export function tunnelProcedures({ tunnel }: Parts) {
  return {
    start: desk.tunnel.start.handler(async ({ input }) => {
      unwrap(await tunnel.start(input))
      return {}
    }),
    stop: desk.tunnel.stop.handler(async () => {
      unwrap(await tunnel.stop())
      return {}
    }),
  }
}
