import { obsSettings } from '../../../core/obs/settings'
import type { Parts } from '../parts'
import { desk, refused, unwrap } from './base'

/** The name of the keychain entry. */
export const obsPassword = 'obs-password'

/** At the start: the OBS that was connected when the console ended, also when it ended by a crash in mid-show. */
export function findObsAgain({ obs, settings, secrets, overlayForObs }: Parts): void {
  const wish = settings.get().obs
  const password = secrets.get(obsPassword) ?? undefined
  if (wish.connectAtStart) void obs.connect(wish, password, overlayForObs.addresses)
}

export function obsProcedures(parts: Parts) {
  const { obs } = parts
  return {
    find: desk.obs.find.handler(async () => {
      const found = await parts.localObs.find()
      if (!found.ok)
        return { found: false, host: '127.0.0.1', port: 4455, hasPassword: false, words: found.message }
      const { port, password } = found.value
      return {
        found: true,
        host: '127.0.0.1',
        port,
        hasPassword: password !== undefined,
        words: `OBS on this machine listens on port ${port}.`,
      }
    }),
    connect: desk.obs.connect.handler(async ({ input }) => {
      const local = input.local ? unwrap(await parts.localObs.find()) : null
      const password =
        input.password ?? (local === null ? parts.secrets.get(obsPassword) : (local.password ?? null))
      const wish = obsSettings.safeParse({
        ...parts.settings.get().obs,
        host: input.host,
        port: local?.port ?? input.port,
      })
      if (!wish.success)
        throw refused('bad-address', wish.error.issues[0]?.message ?? 'This address cannot be right.')
      if (password !== null) parts.secrets.set(obsPassword, password)
      unwrap(
        await parts.settings.update((settings) => ({
          ...settings,
          obs: { ...wish.data, connectAtStart: true },
        })),
      )
      unwrap(await obs.connect(wish.data, password ?? undefined, parts.overlayForObs.addresses))
      return {}
    }),
    disconnect: desk.obs.disconnect.handler(async () => {
      await obs.disconnect()
      unwrap(
        await parts.settings.update((settings) => ({
          ...settings,
          obs: { ...settings.obs, connectAtStart: false },
        })),
      )
      return {}
    }),
    setUp: desk.obs.setUp.handler(async ({ input }) => {
      const done =
        input.how === 'browser-source'
          ? await obs.setUpOverlay({
              url: unwrap(await parts.overlayForObs.ask()),
              scenes: input.scenes,
              width: 1920,
              height: 1080,
            })
          : await captured(parts, input.scenes)
      const { name, created, updated, scenes } = unwrap(done)
      unwrap(
        await parts.settings.update((newest) => ({
          ...newest,
          obs: { ...newest.obs, scenes: input.scenes },
        })),
      )
      parts.state.stir()
      const words = `${created ? 'Created' : updated ? 'Updated' : 'Already right'}: "${name}" in ${scenes.join(', ')}.`
      return { created, scenes: [...scenes], words }
    }),
    switchScene: desk.obs.switchScene.handler(async ({ input }) => {
      unwrap(await obs.switchScene(input.scene))
      return {}
    }),
    screenshot: desk.obs.screenshot.handler(async () => {
      const shot = await obs.screenshot()
      return { image: shot.ok ? shot.value : null }
    }),
  }
}

async function captured(parts: Parts, scenes: readonly string[]) {
  if (parts.overlayForObs.elsewhere())
    throw refused(
      'no-window',
      'OBS runs on another computer, so it cannot capture a window of this one. It needs a build with a browser source.',
    )
  const window = parts.captureWindow === null ? null : await parts.captureWindow()
  if (window === null)
    throw refused('no-window', 'A capture window needs a desktop with X11 on the machine that runs OBS.')
  return parts.obs.setUpWindowCapture({ ...window, scenes, key: 'green' })
}
