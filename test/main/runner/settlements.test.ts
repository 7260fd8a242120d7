import { describe, expect, onTestFinished, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import type { Happening } from '../../../core/cues/happening'
import type { Airing } from '../../../core/show/airing'
import { emptyShow } from '../../../core/show/show'
import { effectNotices } from '../../../main/runner/effect-notices'
import { createPerformer, type EffectPorts } from '../../../main/runner/effects'
import type { LogStore } from '../../../main/runner/port'
import type { Store } from '../../../main/storage/store'
import { by, emptyFolder, end, fire, got, openedStore, runnerOn, silent, start } from './rig'

const cue = (id: string, kind: string, props: object) => ({
  id,
  kind,
  title: `The ${id}`,
  props: { ...props },
  plannedFor: 60_000,
  hotkey: null,
  note: '',
})
const begin: Happening = {
  type: 'airing-started',
  airingId: 'a1',
  show: {
    ...emptyShow('show', 'Test', 0),
    rundown: [cue('scene', 'scene', { scene: 'Close-up' }), cue('hello', 'message', { text: 'Hello' })],
  },
  mode: 'live',
  joinUrl: null,
  followsEffects: true,
  by,
}

/** Store, runner and performer as the console connects them, on ports that answer as told. */
function console(
  store: Store,
  answers: {
    [port in 'say' | 'switchScene' | 'mark']?: Result<string | null> | Promise<Result<null>> | Error
  } = {},
  changes: {
    offer?: (happening: Happening) => Promise<Result<unknown>> | null
    outbox?: Partial<LogStore>
  } = {},
) {
  const notices: string[] = []
  const asked: string[] = []
  const { runner, time } = runnerOn(store, { perform: (effects) => performer.perform(effects) })
  const port = (name: 'say' | 'switchScene' | 'mark') => async () => {
    asked.push(name)
    const answer = await answers[name]
    if (answer instanceof Error) throw answer
    return answer ?? ok(null)
  }
  const performer = createPerformer({
    ports: {
      say: port('say'),
      switchScene: port('switchScene'),
      mark: port('mark'),
    } as unknown as EffectPorts,
    store: { ...store, ...changes.outbox },
    world: runner.world,
    offer: (happening, key) => changes.offer?.(happening) ?? runner.offer(happening, key),
    now: () => time.now,
    after: (_ms, run) => {
      queueMicrotask(run)
      return () => {}
    },
    log: silent,
    onFailed: effectNotices(runner.world, (text) => notices.push(text)),
  })
  onTestFinished(() => performer.close())
  const settle = async () => {
    await runner.idle()
    await performer.idle()
    await runner.idle()
  }
  const effects = () => effectsOf(runner.world().airing!)
  return { runner, performer, notices, asked, time, settle, effects }
}

const effectsOf = (airing: Airing) =>
  airing.runOrder.flatMap((id) =>
    airing.runs[id]!.effects!.map(({ what, state, reason, quiet }) =>
      [what, quiet ? 'quiet' : state, reason].filter((one) => one !== null).join(': '),
    ),
  )

describe('what became of the effects of a run', () => {
  test('is in the log, with the reason, and in a notice when it failed', async () => {
    const { runner, settle, effects, notices } = console(openedStore(emptyFolder()), {
      switchScene: fail('no-such-scene', 'OBS has no scene "Close-up".'),
      say: ok('Twitch: done. YouTube: No posts are left.'),
      mark: fail('not-recording', 'OBS is not recording.'),
    })
    for (const one of [begin, fire('scene'), fire('hello')]) got(await runner.offer(one, null))
    await settle()
    expect(effects()).toEqual([
      'scene: failed: OBS has no scene "Close-up".',
      'mark: quiet: OBS is not recording.',
      'post: done: Twitch: done. YouTube: No posts are left.',
      'mark: quiet: OBS is not recording.',
    ])
    expect(notices).toEqual(['"The scene": OBS has no scene "Close-up".'])
  })

  test('waits as long as the port does not answer, and nothing waits for it', async () => {
    let shown: (result: Result<null>) => void = () => {}
    const switchScene = new Promise<Result<null>>((resolve) => {
      shown = resolve
    })
    const { runner, settle, effects } = console(openedStore(emptyFolder()), { switchScene })
    got(await runner.offer(begin, null))
    got(await runner.offer(fire('scene'), null))
    expect(effects()[0]).toBe('scene: waiting')
    shown(ok(null))
    await settle()
    expect(effects()).toEqual(['scene: done', 'mark: done'])
  })

  test('of posts is told by their platforms, except that there is none', async () => {
    const refused = console(openedStore(emptyFolder()), { say: fail('quota', 'No posts are left.') })
    const alone = console(openedStore(emptyFolder()), { say: fail('nobody', 'No chat is connected.') })
    for (const { runner, settle } of [refused, alone]) {
      got(await runner.offer(begin, null))
      got(await runner.offer(fire('hello'), null))
      await settle()
    }
    expect(refused.effects()[0]).toBe('post: failed: No posts are left.')
    expect(refused.notices).toEqual([])
    expect(alone.notices).toEqual(['"The hello": Not posted. No chat is connected.'])
  })

  test('a port that throws fails its own effect, in words', async () => {
    const { runner, settle, effects } = console(openedStore(emptyFolder()), {
      switchScene: new Error('a bug'),
    })
    got(await runner.offer(begin, null))
    got(await runner.offer(fire('scene'), null))
    await settle()
    expect(effects()).toEqual(['scene: failed: Micdrop made a mistake while doing this.', 'mark: done'])
  })

  test('that could not be saved is offered again; of a show that is over nothing is told for ever', async () => {
    const heard = [fail('disk-full', 'full'), fail('write-failed', 'no')]
    const { runner, settle, effects } = console(
      openedStore(emptyFolder()),
      {},
      {
        offer: (happening) => {
          const refusal = happening.type === 'effect-settled' ? heard.shift() : undefined
          return refusal === undefined ? null : Promise.resolve(refusal)
        },
      },
    )
    for (const one of [begin, fire('scene')]) got(await runner.offer(one, null))
    await settle()
    expect(effects()).toEqual(['scene: done', 'mark: done'])
    got(await runner.offer(end, null))
    got(await runner.offer(start(1, 'a2'), null))
    await settle()
  })
})

describe('after a crash', () => {
  /** Fires the scene cue in a session whose news of effects, or whose outbox, never reach the disk. */
  async function crashed(changes: Parameters<typeof console>[2]) {
    const folder = emptyFolder()
    const store = openedStore(folder)
    const before = console(store, { mark: fail('not-recording', 'OBS is not recording.') }, changes)
    for (const one of [begin, fire('scene')]) got(await before.runner.offer(one, null))
    await before.runner.idle()
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    before.performer.close()
    await before.runner.close()
    store.close()
    return openedStore(folder)
  }
  const never = new Promise<Result<unknown>>(() => {})

  test('between the outbox and the log: told from the outbox, and done once', async () => {
    const store = await crashed({ offer: ({ type }) => (type === 'effect-settled' ? never : null) })
    const after = console(store)
    expect(after.effects()).toEqual(['scene: waiting', 'mark: waiting'])
    after.performer.resume()
    await after.settle()
    expect(after.effects()).toEqual(['scene: done', 'mark: quiet: OBS is not recording.'])
    expect(after.asked).toEqual([])
  })

  test('between the log and the outbox: not done again, and the outbox is settled', async () => {
    const store = await crashed({ outbox: { settle: () => fail('write-failed', 'no') } })
    expect(store.waiting()).toHaveLength(2)
    const after = console(store)
    after.performer.resume()
    await after.settle()
    expect([after.asked, store.waiting()]).toEqual([[], []])
    expect(after.effects()).toEqual(['scene: done', 'mark: quiet: OBS is not recording.'])
  })

  test('before either: done again while it is fresh, else its row says that its moment had passed', async () => {
    const nothing = {
      offer: ({ type }: Happening) => (type === 'effect-settled' ? never : null),
      outbox: { settle: () => fail('write-failed', 'no') } as Partial<LogStore>,
    }
    const fresh = console(await crashed(nothing))
    fresh.performer.resume()
    await fresh.settle()
    expect(fresh.asked).toEqual(['switchScene', 'mark'])
    expect(fresh.effects()).toEqual(['scene: done', 'mark: done'])
    const late = console(await crashed(nothing))
    late.time.now += 60_000
    late.performer.resume()
    await late.settle()
    expect(late.asked).toEqual([])
    expect(late.effects()[0]).toMatch(/^scene: failed: Micdrop was not running/)
    expect(late.notices).toHaveLength(1)
  })
})
