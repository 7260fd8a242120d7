import { ORPCError } from '@orpc/client'
import type { ViewerRef } from '../../../core/chat/viewer'
import type { ConsoleState } from '../../../core/contract/state'
import { promptOf } from './fixture-platforms'

type Note = (what: string, input: unknown) => void

/** The state as the fakes see and change it. */
export interface FakeState {
  readonly get: () => ConsoleState
  readonly patch: (set: Partial<ConsoleState>) => void
  readonly now: () => number
}

/** Platforms that say yes to everything: signing in shows a prompt, signing out empties it, secrets are kept. */
export function fakePlatforms(note: Note, scene: string, { get, patch, now }: FakeState) {
  const secrets = {
    'youtube-client-secret': !scene.endsWith('-platforms-none'),
    'irc-password': false,
    'kick-client-secret': false,
  }
  let renewed = 0
  type View = ConsoleState['platforms'][number]
  const change = (id: string, edit: (view: View) => View) =>
    patch({ platforms: get().platforms.map((one) => (one.id === id ? edit(one) : one)) })
  const signInOf = (view: View, part: Partial<NonNullable<View['signIn']>>): View =>
    view.signIn === null ? view : { ...view, signIn: { ...view.signIn, ...part } }
  return {
    reconnect: async (input: { id: string }) => {
      note('platforms.reconnect', input)
      return {}
    },
    signIn: async (input: { id: string; steps: string[] }) => {
      note('platforms.signIn', input)
      change(input.id, (view) => signInOf(view, { state: 'asking', prompt: promptOf(input.id, now()) }))
      return {}
    },
    cancelSignIn: async (input: { id: string }) => {
      note('platforms.cancelSignIn', input)
      change(input.id, (view) => signInOf(view, { state: 'none', prompt: null }))
      return {}
    },
    signOut: async (input: { id: string }) => {
      note('platforms.signOut', input)
      change(input.id, (view) => signInOf(view, { state: 'none', account: null }))
      return {}
    },
    setSecret: async (input: { name: keyof typeof secrets; value: string | null }) => {
      note('platforms.setSecret', input)
      secrets[input.name] = input.value !== null
      return {}
    },
    secrets: async () => ({ ...secrets }),
    emptyQueue: async (input: { id: string | null }) => {
      note('platforms.emptyQueue', input)
      const dropped = get()
        .platforms.filter((one) => input.id === null || one.id === input.id)
        .reduce((sum, one) => sum + one.queue.length, 0)
      patch({
        platforms: get().platforms.map((one) =>
          input.id === null || one.id === input.id ? { ...one, queue: [] } : one,
        ),
      })
      return { dropped }
    },
    guard: async (input: unknown) => {
      note('platforms.guard', input)
      return {}
    },
    poll: async (input: unknown) => {
      note('platforms.poll', input)
      return {}
    },
    createReward: async (input: { title: string }) => {
      note('platforms.createReward', input)
      if (input.title === 'Taken')
        throw new ORPCError('REFUSED', { message: 'There is a reward of that name on Twitch already.' })
      return { title: input.title }
    },
    bridgeToken: async (input: { renew: boolean }) => {
      if (input.renew) renewed += 1
      note('platforms.bridgeToken', input)
      return { token: `bridge-token-${renewed}` }
    },
  }
}

/** Moderation that is carried out at once, and delays that take every wish. */
export function fakeModeration(note: Note, { get, patch, now }: FakeState) {
  type Moderated = ConsoleState['moderated'][number]
  let made = 0
  return {
    moderate: async (input: Pick<Moderated, 'act' | 'viewer' | 'lineId' | 'seconds' | 'why'>) => {
      note('chat.moderate', input)
      const id = `m${++made}`
      patch({
        moderated: [
          { ...input, id, at: now(), by: 'console', state: 'done', fault: null },
          ...get().moderated,
        ],
      })
      return { actionId: id }
    },
    undo: async (input: { actionId: string }) => {
      note('chat.undo', input)
      patch({
        moderated: get().moderated.map((one) =>
          one.id === input.actionId ? { ...one, state: 'undone' as const } : one,
        ),
      })
      return {}
    },
    hideName: async (input: { platform: string; viewerId: string; hidden: boolean }) => {
      note('chat.hideName', input)
      const { names, lines } = get()
      const isTheirs = ({ viewer }: { viewer: ViewerRef }) =>
        viewer.platform === input.platform && viewer.id === input.viewerId
      const viewer = [...names.shown, ...names.hidden, ...lines].find(isTheirs)?.viewer
      const hidden = names.hidden.filter((one) => !isTheirs(one))
      if (input.hidden && viewer !== undefined) hidden.unshift({ at: now(), by: 'console', viewer })
      patch({ names: { ...names, shown: names.shown.filter((one) => !isTheirs(one)), hidden } })
      return {}
    },
    readmit: async (input: { viewerId: string }) => {
      note('chat.readmit', input)
      const { names } = get()
      patch({
        names: { ...names, barred: names.barred.filter(({ viewer }) => viewer.id !== input.viewerId) },
      })
      return {}
    },
  }
}

export function fakeDelays(note: Note, { get, patch, now }: FakeState) {
  return {
    measure: async (input: { on: boolean }) => {
      note('delays.measure', input)
      patch({
        delays: {
          ...get().delays,
          measuring: input.on ? { code: '4711', until: now() + 60_000 } : null,
        },
      })
      return {}
    },
    set: async (input: { source: string; ms: number | null }) => {
      note('delays.set', input)
      patch({
        delays: {
          ...get().delays,
          sources: get().delays.sources.map((one) =>
            one.source === input.source
              ? { ...one, ms: input.ms, from: input.ms === null ? ('none' as const) : ('set' as const) }
              : one,
          ),
        },
      })
      return {}
    },
  }
}
