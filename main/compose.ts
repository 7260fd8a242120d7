import { ok, type Result } from '../core/base/result'
import type { PaymentNews } from '../core/commerce/payment'
import { openQuestion } from '../core/cues/quiz'
import { listensForCodes } from '../core/show/delays'
import { emptyWorld, nextWakeAt, reduce, touchesMoney } from '../core/show/reduce'
import { after } from './after'
import { accountPlatforms, decidePayment, openChat, platforms } from './chat'
import type { ConsoleEngine, ConsoleOptions } from './console'
import { createBoundHotkeys } from './desktop/bind'
import { assembleEngine } from './engine'
import { addressesOf, otherPort, portsToTry, roomPortOf } from './flags'
import { openGateway } from './gateway'
import { createFire } from './gateway/fire'
import { createFront } from './gateway/front'
import { healthOf, storageHealth } from './gateway/health'
import type { Parts } from './gateway/parts'
import { findObsAgain } from './gateway/procedures/obs'
import { createResume } from './gateway/resume'
import { createStateHub } from './gateway/state-hub'
import { createModerator } from './moderation'
import { createObs, findLocalObs, thisMachine } from './obs'
import { openOverlay } from './overlay'
import { createCarriers } from './payments'
import { openPictures } from './pictures'
import { createReach, thisMachine as networks } from './reach'
import { createArchive } from './runner/archive'
import { createChanges } from './runner/changes'
import { createClock } from './runner/clock'
import { effectNotices } from './runner/effect-notices'
import { createPerformer } from './runner/effects'
import {
  followDelays,
  followScenes,
  plannedNext,
  purgeDaily,
  rehearseSample,
  upcomingShow,
  whenAiringChanges,
} from './runner/follow'
import { createNonce } from './runner/input'
import { createIntake } from './runner/intake'
import { createNames, fittingNames } from './runner/names'
import { newsKey } from './runner/news-key'
import { createNotices, shellNotices } from './runner/notices'
import { followPaid } from './runner/paid-news'
import { createPaymentWatch } from './runner/payment-watch'
import { createPorts } from './runner/ports'
import { createPresses } from './runner/presses'
import { createRehearsals } from './runner/rehearsals'
import { createRunner } from './runner/runner'
import { openConsoleTokens } from './runner/tokens'
import { calendar } from './storage/calendar'
import { openProfile } from './storage/profile'
import { keepTunnel } from './tunnel/keep'

export type { ConsoleEngine, ConsoleOptions } from './console'

/**
 * Builds and connects everything; no logic of its own. Refuses with `locked`, `port-taken` or a code of the store.
 */
export async function composeConsole(options: ConsoleOptions): Promise<Result<ConsoleEngine>> {
  const { home, log, secrets } = options
  const profile = await openProfile(home)
  if (!profile.ok) return profile
  const { store, settings, library, faults } = profile.value
  const notices = createNotices([...faults, ...shellNotices(options.shell, secrets.sealed)])
  const tokens = openConsoleTokens(secrets, options.givenControlToken)

  const clock = createClock({
    notBefore: store.last().at,
    onJump: (by) => log.warn(`the system clock was moved by ${by} ms`),
  })
  const obs = createObs({ now: clock.now, after, log: (level, text) => log[level](text) })
  const paymentNews = (told: PaymentNews) =>
    void offer({ type: 'payment-changed', news: told }, newsKey(told))
  const carriers = createCarriers({ news: paymentNews, now: clock.now, after }, home, options.shell.old)
  const core = { reduce, emptyWorld, nextWakeAt, touchesMoney }
  const archive = createArchive(store, core)
  const changes = createChanges(clock.now())
  const runner = createRunner({
    store,
    core,
    clock,
    nonce: createNonce,
    log,
    onBatch: changes.tell,
    perform: (effects) => performer.perform(effects),
  })
  let stir = () => {}
  const moderator = createModerator({
    settings: () => settings.get().moderation,
    modelDir: options.modelDir,
    workerFile: options.workerFile,
    now: clock.now,
    log,
    onState: () => stir(),
  })
  const names = createNames(moderator.judgeName)
  const offer = fittingNames(names, runner.offer)
  const intake = createIntake({
    judge: moderator.judge,
    fitName: names.fit,
    offer,
    airing: () => runner.world().airing?.id ?? null,
    openQuestion: () => openQuestion(runner.world().airing),
    measuring: () => listensForCodes(runner.world().airing, clock.now()),
    sharedCommands: (platform) => platform === 'twitch' && settings.get().platforms.twitch.sharedCommands,
  })
  const pictures = openPictures({ ...profile.value, ...options, world: runner.world, now: clock.now, after })
  const paid = followPaid({ offer, unseen: () => overlay.onAir.unseen(), notice: notices.push })
  const delays = followDelays({ world: runner.world, offer, now: clock.now })
  const chat = openChat({
    settings,
    secrets,
    urls: options.platformUrls,
    accounts: accountPlatforms,
    world: runner.world,
    take: (raw) => void intake.take(raw, 'stream'),
    retract: intake.retract,
    paid: (event) => void paid(event),
    delay: delays.told,
    changed: () => stir(),
    notice: notices.push,
    log,
    now: clock.now,
    after,
  })
  const ports = createPorts({ desk: chat.desk, obs, carriers })
  const { world } = runner
  const payments = createPaymentWatch({ world, look: ports.look, offer, now: clock.now, after, log })
  const onFailed = effectNotices(runner.world, notices.push)
  const performer = createPerformer({ ...runner, offer, ports, store, onFailed, now: clock.now, after, log })

  const { engine, spectators } = assembleEngine({
    runner,
    offer,
    changes,
    clock,
    intake,
    changed: () => stir(),
  })
  let origin = ''
  const overlay = openOverlay({
    engine,
    obs,
    settings,
    tokens: tokens.overlay,
    rendererDir: options.rendererDir,
    pictures,
    opening: () => opening,
    localOrigin: () => origin,
    network: () => ({ chosen: reach.network.view().address, addresses: machine.list() }),
    changed: () => stir(),
  })
  const followRehearsal = createRehearsals({
    world: runner.world,
    overlay: overlay.hub.model,
    offer,
    settings: settings.get,
    desk: chat.desk,
    createCrowd: platforms.crowd,
    openRecording: platforms.recording,
    decide: (viewerId) => decidePayment(viewerId, Math.random),
    after,
    notice: notices.push,
    log,
  })

  const fire = createFire(engine, overlay.onAir.unseen)
  const presses = createPresses(engine, fire, () => stir())
  const hotkeys = createBoundHotkeys({
    desktop: options.desktop,
    settings: settings.get,
    airing: () => engine.world().airing,
    upcoming: () => upcomingShow(library.list(), calendar, clock.now()),
    presses,
    changed: () => stir(),
  })

  const carrierViews = carriers.map(({ id, title, realMoney }) => ({ id, title, realMoney }))
  const realMoney = (id: string) => carrierViews.some((carrier) => carrier.id === id && carrier.realMoney)
  const machine = options.machine ?? networks
  const reach = createReach({
    settings,
    world: runner.world,
    offer,
    now: clock.now,
    after,
    opening: () => opening,
    url: () => `${origin}/`,
    changed: () => stir(),
    notice: notices.push,
    machine,
  })
  const { room, hall, opening } = createFront({
    engine,
    overlay: overlay.scope,
    tokens,
    settings,
    carriers: carrierViews,
    rendererDir: options.rendererDir,
    pictures,
    fitName: names.fit,
    teamNames: chat.teamNames,
    upcoming: () => plannedNext(library.list(), calendar, clock.now()),
    reach,
    machine,
    givenOrigin: options.publicOrigin,
    portFor: (isPublic) => roomPortOf(options, gateway.port, isPublic),
    after,
    changed: () => void reach.follow(),
  })
  const tunnel = keepTunnel({
    settings,
    lend: opening.lend,
    port: () => roomPortOf(options, gateway.port, true),
    after,
    now: clock.now,
    log,
    changed: () => stir(),
  })
  const storage = storageHealth(store, clock.now)
  const recovered = runner.recovery.recovered ? { entries: runner.recovery.entries, at: clock.now() } : null
  const state = createStateHub({
    engine,
    overlay: overlay.hub.model,
    overlayHealth: overlay.hub.health,
    onAir: overlay.onAir.state,
    obs: obs.state,
    realMoney,
    platforms: chat.platforms.views,
    health: () =>
      healthOf({
        moderation: moderator.state,
        platforms: chat.health,
        carriers: carrierViews,
        opening,
        spectators,
        tunnel: tunnel.state,
        reach,
        overlayUrl: addressesOf(origin, tokens).overlay,
        overlayForObs: overlay.forObs.view,
        hall,
        controlUrl: `${origin}/api/v1`,
        hotkeys: hotkeys.states,
        shell: options.shell,
        storage,
        refusedPress: presses.refused,
        notices: notices.all,
        recovered,
      }),
  })
  stir = state.stir
  const parts: Parts = {
    fire,
    resume: createResume(engine, overlay.onAir.unseen),
    engine,
    state,
    overlay: overlay.hub,
    onAir: overlay.onAir.state,
    overlayForObs: overlay.forObs,
    library,
    pictures,
    archive,
    settings,
    secrets,
    calendar,
    obs,
    localObs: { find: () => findLocalObs(thisMachine()) },
    desktop: hotkeys.desktop,
    opening,
    hall,
    tunnel,
    reach,
    platforms: chat.platforms,
    bridgeToken: tokens.bridge,
    controlToken: tokens.control,
    realMoney,
    captureWindow: options.captureWindow,
  }
  const served = await openGateway(
    {
      parts,
      room,
      hall,
      rendererDir: options.rendererDir,
      controlToken: () => tokens.control(false),
      bridgeToken: tokens.bridgeIfMade,
      overlay: overlay.scope,
      consoleToken: tokens.console,
    },
    portsToTry(options),
  )
  if (!served.ok) {
    await moderator.close()
    store.close()
    return served
  }
  const gateway = served.value
  origin = `http://127.0.0.1:${gateway.port}`
  const moved = otherPort(options.port, gateway.port)
  if (moved !== null) notices.push(moved)

  await chat.desk.start(platforms.room())
  for (const follow of [followRehearsal, chat.follow]) engine.onChange(follow)
  obs.onState(followScenes(engine, () => stir()))
  findObsAgain(parts)
  runner.start()
  performer.resume()
  payments.start()
  const endPurge = purgeDaily(archive, settings, clock, after)
  for (const refresh of [hotkeys.refresh, moderator.refresh]) settings.onChange(refresh)
  for (const refresh of [hotkeys.refresh, delays.refresh, reach.follow])
    engine.onChange(whenAiringChanges(engine, refresh))
  hotkeys.refresh()
  chat.connect()
  await reach.network.look()
  await opening.start()
  tunnel.begin()

  return ok({
    addresses: addressesOf(origin, tokens),
    firstStart: !settings.get().seenSample,
    parts,
    connectWindow: gateway.ipc as (port: never) => void,
    rehearse: () => rehearseSample(parts, reach.joinUrl('rehearsal')),
    panic: presses.panic,
    fireNext: presses.fireNext,
    close: async () => {
      endPurge()
      for (const part of [hotkeys, state, overlay, hall, pictures]) part.close()
      await chat.close()
      await tunnel.close()
      reach.close()
      await opening.close()
      await gateway.close()
      payments.close()
      performer.close()
      await obs.close()
      await Promise.all(carriers.map((carrier) => carrier.close()))
      await moderator.close()
      await runner.close()
      store.close()
    },
  })
}
