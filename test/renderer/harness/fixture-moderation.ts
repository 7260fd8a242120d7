import type { ConsoleState } from '../../../core/contract/state'

type Moderated = ConsoleState['moderated']

const viewer = (platform: string, id: string, name: string) => ({ platform, id, name })

/** What moderators did, newest first: done, refused, asked, undone. */
export function fixtureModerated(now: number): Moderated {
  const one = (
    id: string,
    ago: number,
    rest: Pick<Moderated[number], 'act' | 'viewer' | 'state'> & Partial<Moderated[number]>,
  ): Moderated[number] => ({
    id,
    at: now - ago,
    by: 'console',
    lineId: null,
    seconds: null,
    why: '',
    fault: null,
    ...rest,
  })
  return [
    one('a5', 4_000, {
      act: 'warn',
      viewer: viewer('twitch', 'v8', 'kettle'),
      state: 'asked',
      why: 'no spoilers',
    }),
    one('a4', 31_000, {
      act: 'timeout',
      viewer: viewer('twitch', 'v4', 'Dee'),
      seconds: 600,
      state: 'done',
      why: 'repeated insults',
    }),
    one('a3', 80_000, {
      act: 'delete',
      viewer: viewer('youtube', 'v5', 'OldTown99'),
      lineId: 'room:m3',
      state: 'refused',
      fault: 'YouTube: the units of this day are used up.',
    }),
    one('a2', 140_000, {
      act: 'ban',
      viewer: viewer('twitch', 'v9', 'Yuki'),
      state: 'undone',
      why: 'by mistake',
    }),
    one('a1', 260_000, {
      act: 'ban',
      viewer: viewer('youtube', 'v2', 'pixelfuchs'),
      state: 'done',
      why: 'spam',
    }),
  ]
}

/** Two names on screens, one the host took off. */
export function fixtureNames(now: number): ConsoleState['names'] {
  return {
    shown: [
      {
        viewer: viewer('youtube', 'v2', 'pixelfuchs'),
        where: 'leaderboard',
        detail: 'No. 1 with 2,350 points',
      },
      { viewer: viewer('twitch', 'v9', 'Yuki'), where: 'ticker', detail: 'Got Poster A2' },
    ],
    hidden: [
      {
        at: now - 70_000,
        by: 'console',
        viewer: { platform: 'twitch', id: 'v4', name: 'a viewer', ownName: 'Dee_is_rude' },
      },
    ],
    barred: [
      {
        at: now - 60_000,
        by: 'console',
        until: now + 540_000,
        why: 'spam',
        viewer: { platform: 'room', id: 'r7', name: 'Guest 48213' },
      },
    ],
  }
}

export function fixtureDelays(now: number): ConsoleState['delays'] {
  const source = (
    id: string,
    ms: number | null,
    from: ConsoleState['delays']['sources'][number]['from'],
    spread: number | null,
    samples: number,
    ago: number | null,
  ) => ({ source: id, ms, from, spread, samples, at: ago === null ? null : now - ago })
  return {
    measuring: null,
    sources: [
      source('room', 180, 'measured', 40, 31, 2_000),
      source('twitch', 12_400, 'measured', 1_100, 8, 40_000),
      source('youtube', 21_000, 'given', null, 0, 125_000),
      source('irc', 4_000, 'set', null, 0, null),
      source('kick', null, 'none', null, 0, null),
    ],
  }
}

export function fixturePaid(now: number): ConsoleState['paid'] {
  const base = { amount: null, count: null, title: '', text: '', rewardId: null, settleable: false }
  return [
    {
      ...base,
      platform: 'youtube',
      id: 'sc1',
      kind: 'super-chat',
      viewer: viewer('youtube', 'v2', 'pixelfuchs'),
      amount: { amount: 500, currency: 'EUR' },
      text: 'Love the pin, greetings from Graz!',
      at: now - 9_000,
    },
    {
      ...base,
      platform: 'twitch',
      id: 'rd1',
      kind: 'redemption',
      viewer: viewer('twitch', 'v4', 'Dee'),
      count: 2_000,
      title: 'Next question, please',
      rewardId: 'r1',
      settleable: true,
      at: now - 45_000,
    },
    {
      ...base,
      platform: 'twitch',
      id: 'b1',
      kind: 'bits',
      viewer: viewer('twitch', 'v7', 'kettle'),
      count: 100,
      text: 'Cheer100 nice',
      at: now - 190_000,
    },
    {
      ...base,
      platform: 'twitch',
      id: 's1',
      kind: 'gift',
      viewer: viewer('twitch', 'v1', 'Jonas'),
      count: 5,
      title: 'Tier 1',
      at: now - 400_000,
    },
  ]
}
