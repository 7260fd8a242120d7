import { capabilities, type PlatformCaps } from '../../../core/chat/capability'
import { linkState, type PlatformState, type SignInState } from '../../../core/chat/port'
import type { PlatformView } from '../../../core/contract/state'

const caps = (abilities: PlatformCaps['abilities'], rest: Partial<PlatformCaps> = {}): PlatformCaps => ({
  abilities,
  maxLength: 500,
  lengthUnit: 'characters',
  perThirtySeconds: 20,
  minGap: 1_000,
  repeatAfter: 30_000,
  ...rest,
})

const capsOf: Readonly<Record<string, PlatformCaps>> = {
  room: caps(
    capabilities(
      { read: true, write: true, reply: true, delete: true, roles: true, 'slow-mode': true, resume: true },
      { ban: 'The room knows people only by their browser, so a ban would not hold.' },
      'The room has no accounts, so it has nothing like this.',
    ),
    { perThirtySeconds: 1_000, minGap: 0, repeatAfter: 0 },
  ),
  twitch: caps(
    capabilities(
      {
        read: 'Works without signing in.',
        write: true,
        reply: true,
        delete: true,
        timeout: 'From 1 second to 14 days.',
        ban: true,
        warn: 'The viewer has to read the warning before writing again.',
        held: true,
        shield: true,
        'slow-mode': true,
        roles: true,
        emotes: true,
        badges: true,
        paid: 'Bits and subscriptions.',
        polls: 'Affiliates and partners only.',
        redemptions: 'Affiliates and partners only.',
        markers: true,
      },
      {
        whisper: 'Twitch drops most whispers sent by programs.',
        resume: 'Twitch does not send again what was written during an outage.',
      },
      '',
    ),
  ),
  youtube: caps(
    capabilities(
      {
        read: 'Each connection costs 5 units of the day.',
        write: '20 units each.',
        delete: '20 units each, only when you ask for it.',
        timeout: 'About 50 units each.',
        ban: 'About 50 units each.',
        roles: true,
        paid: 'Super Chats, stickers and memberships.',
        polls: '20 units each.',
        resume: true,
      },
      { reply: 'YouTube has no replies in live chat.', warn: 'YouTube has no warnings.' },
      'YouTube offers no way to do this.',
    ),
    { maxLength: 200, perThirtySeconds: 10 },
  ),
  irc: caps(
    capabilities(
      { read: true, write: true, reply: 'Where the server passes message tags on.', roles: true },
      {
        delete: 'IRC cannot take a line back.',
        timeout: 'Needs an operator of the channel, by hand.',
        ban: 'Needs an operator of the channel, by hand.',
      },
      'IRC has nothing like this.',
    ),
    { maxLength: 400, lengthUnit: 'bytes' },
  ),
  kick: caps(
    capabilities(
      { read: 'Experimental: Kick offers no official way.', roles: true, badges: true },
      {
        write: 'Sign in with your own Kick app to write.',
        delete: 'Sign in with your own Kick app.',
        timeout: 'Sign in with your own Kick app.',
        ban: 'Sign in with your own Kick app.',
      },
      'Kick offers no way to do this.',
    ),
  ),
  bridge: caps(capabilities({ read: true }, {}, 'The bridge only takes lines in.'), { maxLength: 0 }),
}

const steps = (granted: readonly string[], all: readonly (readonly [string, string, string])[]) =>
  all.map(([id, title, reason]) => ({ id, title, reason, granted: granted.includes(id) }))

const twitchSteps = (granted: readonly string[]) =>
  steps(granted, [
    ['chat', 'Read and write chat', 'Answers viewers as you, and reads more surely than without an account.'],
    ['moderate', 'Delete, time out, ban, warn', 'Carries out what you decide in the moderation lane.'],
    ['points', 'Channel points', 'Lets a reward fire a cue, and gives points back when it could not.'],
    ['stream', 'Stream markers and polls', 'Marks each cue in your recording; asks polls on Twitch.'],
  ])
const youtubeSteps = (granted: readonly string[]) =>
  steps(granted, [['chat', 'Live chat', 'Reads the chat; writes and removes lines when you ask for it.']])

const noSignIn: SignInState = { state: 'none', account: null, prompt: null, reason: null, steps: [] }

const view = (
  id: string,
  title: string,
  state: PlatformState,
  reach: PlatformView['reach'],
  rest: Partial<PlatformView> = {},
): PlatformView => ({
  id,
  title,
  state,
  caps: capsOf[id]!,
  linesPerMinute: state.link === 'live' ? 84 : 0,
  reach,
  queue: [],
  sentLately: 0,
  signIn: null,
  ...rest,
})

/** Every platform in a state of its own: live, live with few posts left, back after an outage, wanting a sign-in. */
export function fixturePlatforms(now: number): PlatformView[] {
  const minute = 60_000
  return [
    view('room', 'Room', linkState('live'), { ok: true, words: 'yes' }),
    view(
      'twitch',
      'Twitch',
      { ...linkState('live'), gap: { from: now - 42 * minute, to: now - 40 * minute } },
      { ok: true, words: 'yes' },
      {
        linesPerMinute: 412,
        sentLately: 4,
        queue: [
          {
            id: 'q1',
            text: '@mira_k you have 1 pin, pay within 2:00',
            waitingSince: now - 4_000,
            why: 'Twitch takes 20 lines in 30 seconds; room is kept for moderation.',
          },
          {
            id: 'q2',
            text: 'Enamel pin: 17 left',
            waitingSince: now - 2_500,
            why: 'The same words were said less than 30 seconds ago.',
          },
        ],
        signIn: {
          ...noSignIn,
          state: 'signed-in',
          account: 'mira_live',
          steps: twitchSteps(['chat', 'moderate']),
        },
      },
    ),
    view(
      'youtube',
      'YouTube',
      {
        ...linkState('live'),
        quota: { left: 240, of: 10_000, unit: 'units', postsLeft: 12, resetsAt: now + 12 * 60 * minute },
      },
      { ok: true, words: '12 posts left' },
      {
        linesPerMinute: 230,
        queue: [
          {
            id: 'q3',
            text: 'Enamel pin is on',
            waitingSince: now - 1_000,
            why: 'YouTube takes one line in 10 seconds.',
          },
        ],
        signIn: { ...noSignIn, state: 'signed-in', account: 'Mira Live', steps: youtubeSteps(['chat']) },
      },
    ),
    view(
      'irc',
      'IRC',
      {
        ...linkState('gap', 'Back after an outage; what was written meanwhile is lost.'),
        gap: { from: now - 3 * minute, to: now - minute },
      },
      { ok: true, words: 'yes' },
    ),
    view(
      'kick',
      'Kick',
      linkState('needs-login', 'Sign in to write and moderate; reading goes on.'),
      { ok: false, words: 'read only' },
      {
        signIn: {
          ...noSignIn,
          state: 'expired',
          account: 'mira-kick',
          reason: 'Kick no longer takes the old sign-in.',
          steps: steps(
            ['chat'],
            [
              ['chat', 'Write chat', 'Answers viewers as you.'],
              ['moderate', 'Delete and ban', 'Carries out what you decide in the lane.'],
            ],
          ),
        },
      },
    ),
    view('bridge', 'Inbound bridge', linkState('off'), { ok: false, words: 'off' }),
  ]
}

/** What a scene's name asks for: `-platforms-none`, `-platforms-asking`, `-platforms-trouble`; else the usual ones. */
export function platformsOf(scene: string, now: number): PlatformView[] {
  const usual = fixturePlatforms(now)
  if (scene.endsWith('-platforms-none'))
    return usual.map((one) =>
      one.id === 'room'
        ? one
        : {
            ...one,
            state: linkState('off'),
            reach: { ok: false, words: 'off' },
            queue: [],
            linesPerMinute: 0,
            signIn: one.signIn && {
              ...noSignIn,
              steps: one.signIn.steps.map((step) => ({ ...step, granted: false })),
            },
          },
    )
  if (scene.endsWith('-platforms-asking'))
    return usual.map((one) =>
      one.signIn === null
        ? one
        : {
            ...one,
            signIn: { ...one.signIn, state: 'asking', prompt: promptOf(one.id, now) },
          },
    )
  if (scene.endsWith('-platforms-trouble'))
    return usual.map((one) => {
      const state: Readonly<Record<string, PlatformState>> = {
        twitch: {
          ...linkState('connecting', 'Twitch does not answer. Next try in 8 seconds.'),
          gap: { from: now - 90_000, to: null },
        },
        youtube: {
          ...linkState('quota', 'The units of this day are used up.'),
          quota: { left: 0, of: 10_000, unit: 'units', postsLeft: 0, resetsAt: now + 7 * 3_600_000 },
        },
        irc: linkState('failed', 'irc.example.org refuses the password of this account.'),
      }
      const bad = state[one.id]
      return bad === undefined
        ? one
        : { ...one, state: bad, reach: { ok: false, words: 'not connected' }, linesPerMinute: 0 }
    })
  return usual
}

export function promptOf(id: string, now: number): NonNullable<SignInState['prompt']> {
  return id === 'kick'
    ? {
        url: 'https://id.kick.com/oauth/authorize?client_id=abc&scope=chat:write',
        code: null,
        expiresAt: now + 600_000,
      }
    : {
        url: id === 'twitch' ? 'https://www.twitch.tv/activate?public=true' : 'https://www.google.com/device',
        code: id === 'twitch' ? 'KXHV-PQRT' : 'GQVQ-JKEC',
        expiresAt: now + 28 * 60_000,
      }
}
