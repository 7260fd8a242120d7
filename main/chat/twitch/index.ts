import { inPoints, startOf } from '../../../core/base/graphemes'
import { fail, ok, type Result } from '../../../core/base/result'
import type { PlatformAccounts } from '../../../core/chat/accounts'
import { linkState, type Platform, type PlatformParts, type PlatformPoll } from '../../../core/chat/port'
import { createSaid } from '../../../core/chat/said'
import { addressesOf } from './addresses'
import { capsOf } from './caps'
import { buildClientId } from './client-id'
import { loadHelix } from './helix'
import { loadParser } from './irc-parse'
import { moderate } from './moderation'
import { markRefusals, pollRefusals, redemptionRefusals } from './refusals'
import { createReward, rewardTitles } from './rewards'
import { createRunning, type Running } from './running'
import { createSignIn } from './sign-in'
import { type Dial, dialSocket } from './socket'
import { saveTokens } from './tokens'
import { twitchId } from './viewers'

/** Tests may bring their own sockets. */
export interface TwitchOutside {
  readonly dial: Dial
}

/**
 * Twitch: read without sign-in from the first minute; with one, read over its event connection as well, and written to and
 * moderated through its web interface. `parts.urls.twitch` is the base address of a local peer.
 */
export function createTwitch(
  parts: PlatformParts<PlatformAccounts['twitch']>,
  outside: TwitchOutside = { dial: dialSocket },
): Platform {
  let running: Running | null = null
  let now = () => 0
  /** Grows with every start and stop, so that a start that was overtaken while loading does nothing. */
  let turn = 0
  const said = createSaid(() => now())

  /** Runs `act` with the channel's number, or says why nothing can be done. */
  const asked = async <T>(
    act: (one: Running, channelId: string) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const one = running
    if (one === null) return fail('offline', 'Twitch is turned off.')
    if (one.session.tokens() === null)
      return fail('needs-login', one.session.ended()?.reason ?? 'Sign in to Twitch first.')
    const channel = await one.channel.id()
    return channel.ok ? act(one, channel.value) : channel
  }
  const inChannel = async (
    act: (one: Running, channelId: string) => Promise<Result<unknown>>,
  ): Promise<Result<null>> => {
    const answer = await asked(act)
    return answer.ok ? ok(null) : answer
  }
  const stop = async () => {
    turn += 1
    const last = running
    running = null
    await last?.stop()
  }
  return {
    id: twitchId,
    title: 'Twitch',
    caps: () => running?.caps() ?? capsOf({ scopes: null, isOwner: false, isModerator: false }),
    start: async (world) => {
      const stopping = stop()
      const mine = turn
      await stopping
      const addresses = addressesOf(parts.urls)
      // How twurple is told of a local peer; without one it must not be set.
      if (addresses.mockPort !== null) process.env.TWURPLE_MOCK_API_PORT = addresses.mockPort
      const [library, parse] = await Promise.all([loadHelix(), loadParser()])
      if (mine !== turn) return
      now = world.now
      running = createRunning({ parts, world, addresses, dial: outside.dial, parse, library })
      running.start()
    },
    say: (effectId, text, replyTo) =>
      said.once(effectId, async () =>
        running === null ? fail('offline', 'Twitch is turned off.') : running.speak(effectId, text, replyTo),
      ),
    moderate: (act) => inChannel((one, channelId) => moderate(one.helix, channelId, act)),
    mark: (text) =>
      inChannel((one, channelId) =>
        one.helix.call(
          (api) => api.streams.createStreamMarker(channelId, startOf(text, 140, inPoints)),
          markRefusals,
        ),
      ),
    poll: (poll) =>
      inChannel((one, channelId) => {
        const words = pollProblem(poll, one.channel.isOwner())
        if (words !== null) return Promise.resolve(fail('refused', words))
        return one.helix.call(
          (api) =>
            api.polls.createPoll(channelId, {
              title: poll.question,
              choices: [...poll.choices],
              duration: poll.seconds,
            }),
          pollRefusals,
        )
      }),
    createReward: (reward) => asked((one, channelId) => createReward(one, channelId, reward)),
    rewards: () => asked(rewardTitles),
    settleRedemption: (rewardId, redemptionId, fulfil) =>
      inChannel((one, channelId) =>
        one.helix.call(
          (api) =>
            api.channelPoints.updateRedemptionStatusByIds(
              channelId,
              rewardId,
              [redemptionId],
              fulfil ? 'FULFILLED' : 'CANCELED',
            ),
          redemptionRefusals,
        ),
      ),
    signIn: createSignIn({
      running: () => running,
      clientId: () => parts.account().clientId || buildClientId,
      forget: () => saveTokens(parts.secrets, null),
    }),
    state: () => running?.state() ?? linkState('off'),
    stop,
  }
}

/** Twitch's bounds: 2 to 5 choices of 25 characters, a question of 60, 15 s to 30 min. Source: Helix reference, Create Poll. */
function pollProblem({ question, choices, seconds }: PlatformPoll, isOwner: boolean): string | null {
  if (!isOwner) return 'Polls can be started only with the sign-in of the channel itself.'
  if ([...question].length > 60) return "A Twitch poll's question has at most 60 characters."
  if (choices.length < 2 || choices.length > 5) return 'A Twitch poll has two to five choices.'
  if (choices.some((choice) => [...choice].length > 25))
    return "A Twitch poll's choice has at most 25 characters."
  if (seconds < 15 || seconds > 1_800) return 'A Twitch poll runs from 15 seconds to 30 minutes.'
  return null
}
