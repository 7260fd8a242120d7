import { ORPCError } from '@orpc/client'
import type { ConsoleState, StateEvent } from '../../../core/contract/state'
import { kindOf } from '../../../core/cues'
import { unseenCode, unseenWords } from '../../../core/onair/sale'
import type { Cue } from '../../../core/show/show'
import type { ConsoleClient, ConsoleLine } from '../../../renderer/kit/client'
import { fakeLibrary } from './fake-library'
import { fakeCommands, fakeObs, forObsOf, obsOf } from './fake-obs'
import { type FakeState, fakeDelays, fakeModeration, fakePlatforms } from './fake-platforms'
import { roomOf } from './fake-room'
import { fixtureLine, fixtureNow, fixtureRuns, fixtureState } from './fixture'
import { onAirOf, onAirWith } from './fixture-on-air'
import { onNowOf } from './fixture-on-now'
import { platformsOf } from './fixture-platforms'
import { fixtureUndone } from './fixture-undone'

/** What the page under test asked for, newest last: the tests read it as `window.asked`. */
export const asked: { readonly what: string; readonly input: unknown }[] = []

/** An engine without an engine: holds one state, changes it a little for each command, sends patches. */
export function fakeEngine(scene: string): { open: () => Promise<ConsoleLine>; breakLine: () => void } {
  let state = sceneState(scene)
  let count = 120
  const queue: StateEvent[] = []
  let wake: () => void = () => undefined
  let revision = 0
  let lose: () => void = () => undefined
  const startedAt = Date.now()
  const now = () => fixtureNow + Date.now() - startedAt

  const patch = (set: Partial<ConsoleState>) => {
    state = { ...state, ...set, now: now() }
    revision += 1
    queue.push({ type: 'patch', revision, set: { ...set, now: now() } })
    wake()
  }
  if (scene === 'storm')
    setInterval(() => {
      const fresh = Array.from({ length: 10 }, () => fixtureLine(count++, now()))
      patch({ lines: [...state.lines, ...fresh].slice(-200) })
    }, 50)

  const note = (what: string, input: unknown) => asked.push({ what, input })
  const fake: FakeState = { get: () => state, patch, now }
  async function* watch(): AsyncGenerator<StateEvent> {
    queue.length = 0
    revision = 0
    yield { type: 'snapshot', revision, state: { ...state, now: now() } }
    for (;;) {
      while (queue.length > 0) yield queue.shift()!
      await new Promise<void>((go) => {
        wake = go
      })
    }
  }
  const client = {
    state: { watch: async () => watch() },
    cues: {
      fire: async (input: { cueId: string; anyway: boolean }) => {
        note('cues.fire', input)
        const cue = state.airing!.show.rundown.find((one) => one.id === input.cueId)!
        refuseUnseen(state, cue, input.anyway)
        const made = {
          ...fixtureRuns[0]!,
          id: `r${revision + 50}`,
          cueId: cue.id,
          kind: cue.kind,
          title: cue.title,
          firedAt: now(),
        }
        const airing = state.airing!
        const next = airing.show.rundown[airing.show.rundown.indexOf(cue) + 1]?.id ?? null
        patch({
          runs: [made, ...state.runs],
          airing: {
            ...airing,
            nextCueId: next,
            fired: { ...airing.fired, [cue.id]: (airing.fired[cue.id] ?? 0) + 1 },
          },
        })
        return { runId: made.id }
      },
      act: async (input: unknown) => note('cues.act', input),
    },
    onAir: {
      vouch: async (input: { on: boolean }) => {
        note('onAir.vouch', input)
        patch({ onAir: onAirOf(input.on ? 'on-air-vouched' : 'on-air-unknown', state).onAir })
      },
    },
    panic: async () => {
      note('panic', null)
      const runIds = state.runs.filter((run) => run.closedAt === null).map((run) => run.id)
      patch({
        airing: { ...state.airing!, panic: { at: now(), by: 'console', runIds } },
        runs: state.runs.map((run) => ({ ...run, paused: run.closedAt === null })),
      })
      return { runIds }
    },
    resume: async (input: { runIds: string[] }) => {
      note('resume', input)
      patch({
        airing: { ...state.airing!, panic: null },
        runs: state.runs.map((run) => ({ ...run, paused: false })),
      })
      return { runIds: input.runIds }
    },
    platforms: fakePlatforms(note, scene, fake),
    delays: fakeDelays(note, fake),
    chat: {
      ...fakeModeration(note, fake),
      say: async (input: unknown) => note('chat.say', input),
      review: async (input: { lineId: string; action: 'allow' | 'hide' }) => {
        note('chat.review', input)
        patch({
          lines: state.lines.map((line) =>
            line.id === input.lineId
              ? { ...line, reviewed: input.action, shown: input.action === 'allow' }
              : line,
          ),
        })
        return {}
      },
    },
    orders: { refund: async (input: unknown) => note('orders.refund', input) },
    obs: {
      screenshot: async () => ({ image: null }),
      switchScene: async (input: unknown) => note('obs.switchScene', input),
    },
    shows: {
      list: async () => [
        { id: 's1', title: 'Sample show', startsAt: null, nextAt: null, cues: 9, updatedAt: fixtureNow },
        {
          id: 's2',
          title: 'Friday drops',
          startsAt: fixtureNow,
          nextAt: fixtureNow + 86_400_000,
          cues: 14,
          updatedAt: fixtureNow,
        },
      ],
      create: async () => state.airing?.show,
      start: async (input: unknown) => {
        note('shows.start', input)
        patch(fixtureState())
        return { airingId: 'a1' }
      },
      end: async (input: unknown) => note('shows.end', input),
      preflight: async () => [
        { id: 'cues', title: 'Cues', state: 'ok', detail: 'Every cue can be fired.', mend: null },
        { id: 'obs', title: 'OBS', state: 'warn', detail: 'OBS is not connected.', mend: 'settings-obs' },
        {
          id: 'viewers',
          title: 'Viewers',
          state: 'stop',
          detail:
            'Viewers of the stream cannot open the room, so they could claim and never pay. Set a public address; or keep all units for the hall, or take Stream off the audiences of this show.',
          mend: 'settings-room',
        },
        { id: 'chat', title: 'Chat', state: 'stop', detail: 'No chat is live.', mend: 'settings-room' },
      ],
    },
  }
  if (scene.startsWith('library')) {
    const library = fakeLibrary(scene, note)
    Object.assign(client, library, {
      shows: { ...client.shows, ...library.shows },
      obs: { ...client.obs, ...fakeObs(note, patch, fixtureState().obs) },
      settings: { ...library.settings, ...fakeCommands(note, scene) },
    })
  }
  return {
    open: async () => {
      const lost = new Promise<void>((go) => {
        lose = go
      })
      return { client: client as unknown as ConsoleClient, lost, close: () => undefined }
    },
    breakLine: () => lose(),
  }
}

/** As the engine's one rule has it; the fake's show is no airing of core, so the rule cannot be asked itself. */
function refuseUnseen(state: ConsoleState, cue: Cue, anyway: boolean): void {
  const words = unseenWords(state.onAir)
  if (anyway || words === null || state.airing?.mode !== 'live' || kindOf(cue.kind)?.risk !== 'money') return
  throw new ORPCError('REFUSED', { status: 409, message: words, data: { code: unseenCode } })
}

function sceneState(scene: string): ConsoleState {
  const state = fixtureState(`${location.origin}/overlay-stub.html`)
  if (scene === 'none')
    return { ...state, airing: null, runs: [], funnels: [], lines: [], said: [], orders: [] }
  if (scene === 'library-current') return { ...state, airing: { ...state.airing!, id: 'a9' } }
  if (scene.startsWith('library'))
    return {
      ...state,
      obs: obsOf(scene, state.obs),
      platforms: platformsOf(scene, fixtureNow),
      health: {
        ...state.health,
        room: roomOf(scene, state.health.room),
        overlayForObs: forObsOf(scene, state.health.overlayForObs),
      },
    }
  if (scene === 'fresh')
    return {
      ...state,
      airing: { ...state.airing!, startedAt: fixtureNow, nextCueId: 'c1', fired: {} },
      runs: [],
      funnels: [],
      lines: [],
      orders: [],
    }
  if (scene === 'undone') return { ...state, ...fixtureUndone(state.airing!) }
  if (scene === 'mute')
    return {
      ...state,
      platforms: state.platforms.map((one) => ({
        ...one,
        reach: { ok: false, words: 'read only' },
        queue: [],
      })),
      moderated: [],
      paid: [],
      delays: { measuring: null, sources: [] },
    }
  if (scene === 'bad')
    return {
      ...state,
      airing: { ...state.airing!, mode: 'live', startedAt: fixtureNow - 900_000 },
      platforms: platformsOf('bad-platforms-trouble', fixtureNow),
      obs: { ...state.obs, link: 'retrying', reason: 'OBS closed the connection. Trying again.' },
      onAir: onAirWith({ ...state.obs, link: 'retrying', reason: 'OBS closed the connection.' }),
      health: {
        ...state.health,
        moderation: { model: 'down', reason: 'The worker stopped.' },
        room: roomOf('bad-room-failed', state.health.room),
        platforms: [
          { id: 'room', title: 'Room', link: 'failed', reason: 'The server is gone', linesPerMinute: 0 },
        ],
      },
    }
  if (scene.startsWith('on-air')) return onAirOf(scene, state)
  if (scene.startsWith('on-now')) return onNowOf(scene, state)
  if (scene === 'thousand') {
    const rundown = Array.from({ length: 1_000 }, (_, index) => ({
      ...state.airing!.show.rundown[index % 9]!,
      id: `k${index}`,
      hotkey: null,
    }))
    return {
      ...state,
      airing: { ...state.airing!, show: { ...state.airing!.show, rundown }, nextCueId: 'k500', fired: {} },
    }
  }
  return state
}
