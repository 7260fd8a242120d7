import { accountSecrets } from '../../../core/chat/accounts'
import type { ModerationAct } from '../../../core/chat/port'
import type { Parts } from '../parts'
import { desk, presser, refused, unwrap } from './base'

/** Connecting, signing in, and what concerns one platform's whole chat. */
export function platformProcedures(parts: Parts) {
  const { platforms, secrets } = parts
  return {
    reconnect: desk.platforms.reconnect.handler(async ({ input }) => {
      unwrap(await platforms.reconnect(input.id))
      return {}
    }),
    signIn: desk.platforms.signIn.handler(async ({ input }) => {
      unwrap(await platforms.signIn(input.id, input.steps))
      return {}
    }),
    cancelSignIn: desk.platforms.cancelSignIn.handler(({ input }) => {
      unwrap(platforms.cancelSignIn(input.id))
      return {}
    }),
    signOut: desk.platforms.signOut.handler(async ({ input }) => {
      unwrap(await platforms.signOut(input.id))
      return {}
    }),
    setSecret: desk.platforms.setSecret.handler(async ({ input }) => {
      secrets.set(input.name, input.value === '' ? null : input.value)
      // The platform may have failed for want of it; one that is switched off has nothing to connect anew.
      await platforms.reconnect(input.name.slice(0, input.name.indexOf('-')))
      return {}
    }),
    secrets: desk.platforms.secrets.handler(
      () =>
        Object.fromEntries(accountSecrets.map((name) => [name, secrets.get(name) !== null])) as Record<
          (typeof accountSecrets)[number],
          boolean
        >,
    ),
    emptyQueue: desk.platforms.emptyQueue.handler(({ input }) => ({
      dropped: unwrap(platforms.emptyQueue(input.id)),
    })),
    guard: desk.platforms.guard.handler(async ({ input }) => {
      const act: ModerationAct =
        input.act === 'shield'
          ? { do: 'shield', on: input.value > 0 }
          : { do: 'slow-mode', seconds: input.value }
      unwrap(await platforms.moderate(input.id, act))
      return {}
    }),
    poll: desk.platforms.poll.handler(async ({ input: { id, ...poll } }) => {
      const muted = platforms.muted(id)
      if (muted !== null) throw refused('rehearsal', muted)
      unwrap(await platforms.poll(id, poll))
      return {}
    }),
    createReward: desk.platforms.createReward.handler(async ({ input: { id, ...reward } }) => {
      return { title: unwrap(await platforms.createReward(id, reward)) }
    }),
    bridgeToken: desk.platforms.bridgeToken.handler(({ input }) => ({
      token: parts.bridgeToken(input.renew),
    })),
  }
}

export function bridgeProcedures(parts: Parts) {
  return {
    add: desk.lines.add.handler(({ input }) => {
      const muted = parts.platforms.muted('bridge')
      if (muted !== null) throw refused('rehearsal', muted)
      return unwrap(parts.platforms.addLines(input.lines))
    }),
  }
}

export function delayProcedures(parts: Parts) {
  return {
    measure: desk.delays.measure.handler(async ({ input, context }) => {
      unwrap(await parts.engine.offer({ type: 'delay-measuring', on: input.on, by: presser(context) }, null))
      return {}
    }),
    set: desk.delays.set.handler(async ({ input, context }) => {
      unwrap(await parts.engine.offer({ type: 'delay-set', ...input, by: presser(context) }, null))
      return {}
    }),
  }
}
