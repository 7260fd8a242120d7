import { ORPCError } from '@orpc/client'
import type { Report } from '../../../core/contract/report'
import { Settings } from '../../../core/contract/settings'
import { duplicateShow } from '../../../core/show/edit'
import { parseShowFile, writeShowFile } from '../../../core/show/file'
import { sampleShow } from '../../../core/show/sample'
import { emptyShow, Show } from '../../../core/show/show'
import { fixtureNow, fixtureState } from './fixture'

type Note = (what: string, input: unknown) => void

/** A library, an archive and settings in memory, for the scenes that begin with "library". */
export function fakeLibrary(scene: string, note: Note) {
  const shows = new Map<string, Show>()
  let settings = settingsOf(scene)
  let made = 0
  const pictures = new Map<string, string>()
  if (scene !== 'library-empty') keep({ ...sampleShow('s1', fixtureNow), title: 'Print night' })
  if (scene === 'library-thousand') keep(thousand())
  if (scene === 'library-odd') keep(odd())

  function keep(show: Show): Show {
    const kept = Show.parse({ ...show, updatedAt: fixtureNow })
    shows.set(show.id, kept)
    return kept
  }
  const found = (id: string): Show => {
    const show = shows.get(id)
    if (show === undefined) throw new Error('not found')
    return show
  }
  const newId = () => `new${++made}`

  return {
    shows: {
      list: async () =>
        [...shows.values()].map(({ id, title, startsAt, rundown, updatedAt }) => ({
          id,
          title,
          startsAt,
          nextAt: startsAt,
          cues: rundown.length,
          updatedAt,
        })),
      get: async ({ showId }: { showId: string }) => found(showId),
      save: async ({ show }: { show: Show }) => {
        note('shows.save', show)
        return { updatedAt: keep(show).updatedAt }
      },
      create: async ({ title, from }: { title: string; from: 'empty' | 'sample' }) =>
        keep(
          from === 'empty'
            ? emptyShow(newId(), title, fixtureNow)
            : { ...sampleShow(newId(), fixtureNow), title },
        ),
      duplicate: async ({ showId }: { showId: string }) =>
        keep(duplicateShow(found(showId), newId(), fixtureNow)),
      remove: async ({ showId }: { showId: string }) => {
        note('shows.remove', showId)
        shows.delete(showId)
        return {}
      },
      importFile: async ({ text }: { text: string }) => {
        const parsed = parseShowFile(text)
        if (!parsed.ok) throw new Error(parsed.message)
        return { show: keep({ ...parsed.value, id: newId() }), notes: [] }
      },
      exportFile: async ({ showId }: { showId: string }) => ({
        name: 'show.micdrop.json',
        text: writeShowFile(found(showId)),
        notes: [],
      }),
      calendar: async () => ({ name: 'show.ics', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' }),
      occurrences: async ({ showId, count }: { showId: string; count: number }) => {
        const { startsAt, recurrence } = found(showId)
        if (startsAt === null) return []
        return Array.from(
          { length: recurrence === null ? 1 : count },
          (_, at) => startsAt + at * 7 * 86_400_000,
        )
      },
    },
    pictures: {
      add: async ({ file }: { file: string }) => {
        note('pictures.add', file.length)
        const bytes = atob(file)
        if (!bytes.startsWith('\x89PNG'))
          throw new ORPCError('REFUSED', {
            status: 409,
            message: 'This file is a GIF. Use PNG, JPEG or WebP.',
            data: { code: 'not-a-picture' },
          })
        const picture = String(pictures.size + 1).padStart(32, '0')
        pictures.set(picture, `data:image/png;base64,${file}`)
        return { picture, notes: pictures.size === 1 ? [] : ['It moves: the first of its frames is shown.'] }
      },
      get: async ({ picture }: { picture: string }) => ({ image: pictures.get(picture) ?? null }),
    },
    reports: {
      list: async () => (scene === 'library-empty' ? [] : [report.airing]),
      get: async () => report,
      file: async ({ format }: { format: string }) => ({ name: `report.${format}`, text: format }),
    },
    settings: {
      get: async () => settings,
      save: async (input: { settings: Settings }) => {
        note('settings.save', input.settings)
        settings = Settings.parse(input.settings)
        return settings
      },
    },
    hotkeys: {
      pause: async () => ({}),
      test: async (input: unknown) => {
        note('hotkeys.test', input)
        return { fired: true, reason: null }
      },
    },
  }
}

/** Every platform filled in, or with `-platforms-none` as on the first start. */
function settingsOf(scene: string): Settings {
  if (scene.endsWith('-platforms-none')) return Settings.parse({})
  return Settings.parse({
    room: {
      publicAddress: /-room-(?:none|network)$/.test(scene) ? null : 'https://show.example',
      networkInterface: scene.endsWith('-room-network') ? 'Wi-Fi of the hall' : null,
    },
    platforms: {
      twitch: { enabled: true, channel: 'mira_live' },
      youtube: { enabled: true, clientId: '1234-abcd.apps.googleusercontent.com', send: true },
      irc: { enabled: true, address: 'ircs://irc.example.org:6697', channel: '#friday-drops' },
      kick: { enabled: true, channel: 'mira', chatroomId: '1234567', clientId: 'kick-app' },
    },
  })
}

function thousand(): Show {
  const show = sampleShow('s-thousand', fixtureNow)
  const rundown = Array.from({ length: 1_000 }, (_, at) => ({
    ...show.rundown[at % show.rundown.length]!,
    id: `k${at}`,
    title: `Cue number ${at + 1}`,
    hotkey: null,
  }))
  return { ...show, title: 'A thousand cues', rundown }
}

/** A file of a newer version, and a cue nobody finished. */
function odd(): Show {
  const show = sampleShow('s-odd', fixtureNow)
  const [first, second] = show.rundown
  const rundown = [
    { ...first!, id: 'raffle', kind: 'raffle', title: 'Raffle', hotkey: null, props: { tickets: 12 } },
    {
      ...second!,
      id: 'half',
      title: 'Half a quiz',
      hotkey: null,
      props: { question: '', choices: ['One'], correct: [] },
    },
  ]
  return { ...show, title: 'Odd show', rundown }
}

const state = fixtureState()
const money = (amount: number) => ({ amount, currency: 'EUR' })
const report: Report = {
  airing: {
    id: 'a9',
    showTitle: 'Print night',
    mode: 'rehearsal',
    startedAt: fixtureNow - 2_700_000,
    endedAt: fixtureNow,
  },
  plannedFor: 2_700_000,
  actualFor: 2_760_000,
  cues: sampleShow('s1', fixtureNow).rundown.map((cue, at) => ({
    cueId: cue.id,
    title: cue.title,
    kind: cue.kind,
    plannedAt: at * 240_000,
    plannedFor: cue.plannedFor,
    firedAt: at === 3 ? [] : [at * 240_000 + at * 7_000],
    offBy: at === 3 ? null : at * 7_000,
    undone: at === 2 ? ['OBS has no scene "Close-up" in its current scene collection.'] : [],
  })),
  funnels: [...state.funnels],
  orders: [...state.orders],
  revenue: money(16_800),
  refunded: money(2_400),
  fees: money(310),
  pools: [{ title: 'Signed poster', stock: 20, sold: 20, held: 0, left: 0, waiting: 3 }],
  quizzes: [
    {
      runId: 'r7',
      title: 'Quiz: the press',
      figures: [
        { label: 'Answers', value: '143' },
        { label: 'Right', value: '61 (43 %)' },
      ],
    },
  ],
  leaderboard: [
    { rank: 1, name: 'mira_k', points: 280 },
    { rank: 1, name: 'Jonas', points: 280 },
    { rank: 3, name: 'Dee', points: 130 },
  ],
  paid: [
    { platform: 'youtube', kind: 'super-chat', currency: 'EUR', total: 4_250 },
    { platform: 'twitch', kind: 'bits', currency: null, total: 1_300 },
  ],
  moderated: [...state.moderated],
  verdicts: {
    lines: 4_218,
    allowed: 4_110,
    held: 61,
    hidden: 47,
    reversed: 2,
    reasons: { link: 30, 'model-toxic': 44, repeat: 12 },
  },
}
