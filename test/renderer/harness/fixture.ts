import type { AiringView, ConsoleState, LineView, OrderView } from '../../../core/contract/state'
import { type ObsState, obsOff } from '../../../core/obs/state'
import { Theme } from '../../../core/overlay/theme'
import type { Cue, Show } from '../../../core/show/show'
import { fixtureDelays, fixtureModerated, fixtureNames, fixturePaid } from './fixture-moderation'
import { onAirWith, overlayPage, overlaySource } from './fixture-on-air'
import { fixturePlatforms } from './fixture-platforms'
import { fixtureNow, fixtureRuns } from './fixture-runs'

export { fixtureNow, fixtureRuns }

const cue = (id: string, kind: string, title: string, minutes: number, hotkey: string | null): Cue => ({
  id,
  kind,
  title,
  props: {},
  plannedFor: minutes * 60_000,
  hotkey,
  note: '',
})

export const fixtureShow: Show = {
  id: 's1',
  title: 'Sample show',
  startsAt: null,
  timezone: 'Europe/Berlin',
  recurrence: null,
  plannedFor: 45 * 60_000,
  audiences: { stream: true, room: true, hall: false },
  currency: 'EUR',
  rundown: [
    cue('c1', 'message', 'Welcome, and how to join', 3, 'CommandOrControl+Shift+1'),
    cue('c2', 'drop', 'Enamel pin, first run', 5, 'CommandOrControl+Shift+2'),
    cue('c3', 'quiz', 'Which year was the first show?', 4, 'CommandOrControl+Shift+3'),
    cue('c4', 'scene', 'Switch to the close camera', 1, 'CommandOrControl+Shift+4'),
    cue('c5', 'drop', 'Hand-numbered poster with a rather long title', 6, 'CommandOrControl+Shift+5'),
    cue('c6', 'countdown', 'Break, back in five', 5, null),
    cue('c7', 'quiz', 'Name that tune', 4, 'CommandOrControl+Shift+7'),
    cue('c8', 'drop', 'Tip token', 5, 'CommandOrControl+Shift+8'),
    cue('c9', 'message', 'Thanks and good night', 2, 'CommandOrControl+Shift+9'),
  ],
  theme: Theme.parse({}),
  updatedAt: fixtureNow - 86_400_000,
}

const names = [
  'mira_k',
  'Jonas',
  'pixelfuchs',
  'la_rosa',
  'Dee',
  'OldTown99',
  'kettle',
  'Sanne',
  'trapdoor_spider',
  'Yuki',
]
const texts = [
  'hi all!',
  '!claim',
  'that pin is lovely',
  'is shipping to Austria ok?',
  'lol',
  '!claim',
  'B',
  'first time here, what is this',
  'paid, got the receipt :)',
  '!stock',
  'can somebody tell me how the hold works, I clicked and now a clock is running and I do not know what happens when it ends',
]

const platforms = [
  'room',
  'twitch',
  'youtube',
  'twitch',
  'room',
  'irc',
  'twitch',
  'kick',
  'youtube',
  'bridge',
]

export function fixtureLine(index: number, at: number): LineView {
  const name = names[index % names.length]!
  const held = index % 37 === 11
  const hidden = index % 53 === 20
  return {
    id: `room:m${index}`,
    at,
    viewer: { platform: platforms[index % platforms.length]!, id: `v${index % 40}`, name },
    text: held
      ? 'you are all clowns and this is a ripoff'
      : hidden
        ? 'free followers at badsite.example'
        : texts[index % texts.length]!,
    verdict: held
      ? {
          action: 'hold',
          reasons: [{ rule: 'model-toxic', detail: 'The model reads this as an insult', score: 0.83 }],
        }
      : hidden
        ? {
            action: 'hide',
            reasons: [
              { rule: 'link', detail: 'Contains a link', score: null },
              { rule: 'model-spam', detail: 'Looks like advertising', score: 0.91 },
            ],
          }
        : { action: 'allow', reasons: [] },
    shown: !held && !hidden,
    reviewed: null,
    roles: index % 29 === 0 ? ['moderator'] : index % 13 === 5 ? ['vip', 'member'] : [],
    sharedFrom: index % 19 === 13 ? 'friday_quiz' : null,
    heldByPlatform: index % 37 === 11 && index % 10 === 1,
  }
}

const pad = (counts: number[]) => [...counts, ...Array.from({ length: 31 - counts.length }, () => 0)]

function order(number: number, state: OrderView['state']): OrderView {
  const at = fixtureNow - number * 900
  return {
    id: `o${number}`,
    number,
    title: 'Enamel pin, first run',
    viewer: { platform: 'room', id: `v${number}`, name: names[number % names.length]! },
    price: { amount: 1_200, currency: 'EUR' },
    state,
    carrier: 'sandbox',
    sandbox: true,
    openedAt: at,
    paidAt: state === 'paid' ? at + 500 : null,
    reason: null,
  }
}

export const fixtureAiring: AiringView = {
  id: 'a1',
  mode: 'rehearsal',
  show: fixtureShow,
  startedAt: fixtureNow - 230_000,
  endedAt: null,
  panic: null,
  nextCueId: 'c3',
  fired: { c1: 1, c2: 2 },
  undone: {},
  counts: { lines: 4_218, allowed: 4_110, held: 61, hidden: 47, reversed: 2, acts: 310 },
  audience: { room: 38, replay: 240 },
  revenue: { amount: 16_800, currency: 'EUR' },
  scene: 'Main',
}

const stateOfOrder = (index: number): OrderView['state'] =>
  index % 6 === 0 ? 'refunded' : index % 4 === 0 ? 'open' : 'paid'

const obs: ObsState = {
  ...obsOff,
  link: 'connected',
  seenAt: fixtureNow,
  version: { obs: '30.2.3', websocket: '5.5.2', platform: 'linux' },
  browserSource: true,
  scenes: ['Main', 'Close camera', 'Break'],
  programScene: 'Main',
  streaming: true,
  recording: true,
  streamingSince: fixtureNow - 230_000,
  timecode: '00:03:50.120',
  skippedFrames: { render: 3, output: 1, total: 13_800, outputTotal: 13_700 },
  activeFps: 60,
  overlay: {
    present: true,
    scenes: ['Main'],
    urlMatches: true,
    sources: [overlaySource],
    toldAt: fixtureNow,
  },
}

export function fixtureState(overlayUrl = 'http://127.0.0.1:5199/overlay-stub.html'): ConsoleState {
  return {
    airing: fixtureAiring,
    runs: fixtureRuns,
    funnels: [
      {
        runId: 'r9',
        cueTitle: 'Enamel pin, first run',
        openedAt: fixtureNow - 21_000,
        reached: 278,
        perSecond: {
          claimed: pad([1, 4, 6, 4, 3, 2, 1, 0, 1, 0, 0, 1]),
          checkout: pad([0, 0, 1, 3, 4, 4, 2, 2, 1, 1, 0, 0, 1]),
          paid: pad([0, 0, 0, 0, 1, 2, 3, 2, 2, 1, 1, 0, 1, 1]),
        },
        totals: { claimed: 23, checkout: 19, paid: 14 },
      },
    ],
    lines: Array.from({ length: 120 }, (_, index) => fixtureLine(index, fixtureNow - (120 - index) * 350)),
    said: [
      {
        id: 'e1',
        at: fixtureNow - 1_200,
        text: 'Enamel pin, first run is on: 40 units at €12.00, type !claim',
        only: null,
      },
    ],
    orders: Array.from({ length: 14 }, (_, index) => order(14 - index, stateOfOrder(index))),
    platforms: fixturePlatforms(fixtureNow),
    moderated: fixtureModerated(fixtureNow),
    names: fixtureNames(fixtureNow),
    delays: fixtureDelays(fixtureNow),
    paid: fixturePaid(fixtureNow),
    overlay: {
      views: [],
      ticker: [],
      more: 0,
      theme: Theme.parse({}),
      language: 'en',
      rehearsal: true,
      joinUrl: 'https://show.example/',
      pictures: [],
      delayCode: null,
    },
    overlayHealth: { revision: 41, pages: [{ ...overlayPage, seenAt: fixtureNow }] },
    onAir: onAirWith(obs),
    obs,
    health: {
      moderation: { model: 'ready', reason: null },
      platforms: [
        { id: 'room', title: 'Room', link: 'live', reason: null, linesPerMinute: 84 },
        { id: 'replay', title: 'Simulated crowd', link: 'live', reason: null, linesPerMinute: 412 },
      ],
      carriers: [{ id: 'sandbox', title: 'Sandbox', realMoney: false }],
      room: {
        url: 'http://127.0.0.1:4747/',
        networkUrl: 'http://192.168.1.20:4748/',
        publicUrl: 'https://show.example/',
        publicProven: true,
        publicReason: null,
        publicTriedAt: fixtureNow - 20_000,
        proxyTarget: 'http://127.0.0.1:4748',
        interfaces: [
          { name: 'wlp2s0', address: '192.168.1.20', proposed: true },
          { name: 'enp3s0', address: '10.20.0.7', proposed: false },
          { name: 'docker0', address: '172.17.0.1', proposed: false },
        ],
        networkInterface: 'wlp2s0',
        networkReason: null,
        open: true,
        spectators: 38,
        reason: null,
        publicFixed: false,
        proxyNamesClients: null,
      },
      tunnel: {
        programs: [
          { id: 'cloudflared', title: 'Cloudflare Tunnel', found: true },
          { id: 'tailscale', title: 'Tailscale Funnel', found: true },
        ],
        wish: null,
        state: 'off',
        address: null,
        quick: false,
        reason: null,
      },
      overlayUrl,
      hallUrl: 'http://127.0.0.1:4747/hall/?token=fixture',
      hallScreens: 1,
      overlayForObs: { elsewhere: false, url: overlayUrl, fault: null },
      controlUrl: 'http://127.0.0.1:4747/api/v1',
      hotkeys: [
        {
          accelerator: 'CommandOrControl+Shift+0',
          what: 'panic',
          cueId: null,
          state: 'refused',
          reason: 'No desktop here',
        },
        ...fixtureShow.rundown
          .filter((one) => one.hotkey !== null)
          .map((one) => ({
            accelerator: one.hotkey!,
            what: one.title,
            cueId: one.id,
            state: 'refused' as const,
            reason: 'No desktop here',
          })),
      ],
      shell: { kind: 'headless', version: '20', old: false },
      storage: { ok: true, reason: null },
      refusedPress: null,
      notices: [],
      recovered: null,
    },
    now: fixtureNow,
  }
}
