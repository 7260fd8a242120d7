import { createChance } from '../../../../main/chat/replay/chance'
import { textOf } from '../crowd/words'
import type { Answers, Ask } from '.'
import type { Message } from './frames'
import { type Door, type Seat, takeSeat } from './seat'
import { enter, inTurn, type Place, type Viewer, visit } from './visits'

interface Spectator {
  readonly viewer: Viewer
  seat: Seat | null
  rev: number
  /** Takes the first message after a return; null once it came. */
  onFirst: ((message: Message) => void) | null
}

interface Watched {
  readonly text: string
  readonly seenAt: Map<Spectator, number>
  /** The message as it came to the first. */
  known: Message | null
  size: number
  all: () => void
}

type Deeds = { readonly [D in Ask['do']]: (ask: Extract<Ask, { do: D }>) => Promise<Answers[D]> }

const bareViewer: Viewer = { client: '', cookie: '', live: '/', form: '', key: '' }

/** `offset`: this process's clock behind the wall's (rig/wall-clock.ts). */
export function createAudience(offset: number): Deeds {
  const now = () => performance.timeOrigin + performance.now() + offset
  let place: Place = { port: 0, host: '' }
  let viewers: Viewer[] = []
  let spectators: Spectator[] = []
  let bare = false
  const tally = createTally()
  let watched: Watched | null = null
  let received = { bytes: 0, messages: 0 }
  let chatting: ReturnType<typeof startChat> | null = null

  const doorOf = (spectator: Spectator, path: string): Door => ({
    ...place,
    path,
    cookie: spectator.viewer.cookie,
    client: bare ? null : spectator.viewer.client,
  })
  const hear = (spectator: Spectator, message: Message, bytes: number) => {
    received.bytes += bytes
    received.messages += 1
    if (message.news.rev !== undefined) spectator.rev = message.news.rev
    if (watched !== null && (message === watched.known || message.text.includes(watched.text))) {
      watched.known = message
      watched.size = bytes
      if (!watched.seenAt.has(spectator)) watched.seenAt.set(spectator, now())
      if (watched.seenAt.size === spectators.length) watched.all()
    }
    spectator.onFirst?.(message)
  }
  const sit = (
    spectator: Spectator,
    path: string,
    then: { open: () => void; end: (why: string) => void },
  ) => {
    const seat = takeSeat(doorOf(spectator, path), {
      open: then.open,
      message: (message, bytes) => hear(spectator, message, bytes),
      end: (why) => {
        if (spectator.seat === seat) spectator.seat = null
        tally.note(why)
        then.end(why)
      },
    })
    spectator.seat = seat
  }

  /** Tries again like the page's script, by chance within a second, until the page stands right. */
  const comeBack = (spectator: Spectator, text: string, loaded: () => void): Promise<void> =>
    new Promise((resolve) => {
      const again = () => setTimeout(attempt, Math.random() * 1_000)
      const attempt = () => {
        spectator.onFirst = async (message) => {
          spectator.onFirst = null
          if (message.news.reload === true) {
            loaded()
            const page = await visit(place, '/', spectator.viewer)
            if (page.status !== 200 || !page.body.includes(text)) return
          } else if (!bare && !message.text.includes(text)) return tally.note('came back to an old page')
          resolve()
        }
        const path = bare ? '/' : spectator.viewer.live.replace(/rev=\d+/, `rev=${spectator.rev}`)
        sit(spectator, path, { open: () => {}, end: again })
      }
      attempt()
    })

  return {
    enter: async (ask) => {
      place = ask.place
      viewers = []
      const each: number[] = []
      const began = performance.now()
      await inTurn(ask.count, 64, async (n) => {
        const { viewer, took } = await enter(place, n)
        viewers[n] = viewer
        each.push(took)
      })
      return { took: performance.now() - began, each }
    },
    sit: async (ask) => {
      bare = ask.bare !== null
      if (ask.bare !== null) place = { port: ask.bare, host: `127.0.0.1:${ask.bare}` }
      for (const { seat } of spectators) seat?.end()
      tally.take()
      spectators = Array.from({ length: ask.count }, (_, n) => ({
        viewer: bare ? bareViewer : viewers[n]!,
        seat: null,
        rev: Number(/rev=(\d+)/.exec(viewers[n]?.live ?? '')?.[1] ?? 0),
        onFirst: null,
      }))
      const began = performance.now()
      let open = 0
      await inTurn(ask.count, ask.at, (n) => {
        const spectator = spectators[n]!
        return new Promise((resolve) => {
          sit(spectator, spectator.viewer.live, {
            open: () => {
              open += 1
              resolve()
            },
            end: () => resolve(),
          })
        })
      })
      return { took: performance.now() - began, open, faults: tally.take() }
    },
    watch: async ({ text }) => {
      watched = { text, known: null, size: 0, seenAt: new Map(), all: () => {} }
      return null
    },
    seen: async ({ within }) => {
      const { seenAt } = watched!
      if (seenAt.size < spectators.length)
        await new Promise<void>((resolve) => {
          watched!.all = resolve
          setTimeout(resolve, within)
        })
      const seen = { at: [...seenAt.values()], size: watched!.size }
      watched = null
      return seen
    },
    chat: async ({ perSecond }) => {
      const before = chatting === null ? { said: 0, faults: {} } : await chatting()
      chatting = perSecond === 0 ? null : startChat(perSecond, place, viewers)
      return before
    },
    claim: async ({ runId, count, within }) => {
      const each: number[] = []
      const statuses: Record<string, number> = {}
      let held = 0
      await Promise.all(
        viewers.slice(-count).map(async (viewer, n) => {
          await new Promise((resolve) => setTimeout(resolve, (n * within) / count))
          const { form, key } = viewer
          const answer = await visit(place, '/act', viewer, { form, key, do: `claim ${runId}` })
          each.push(answer.took)
          const ok = answer.status === 200 && (JSON.parse(answer.body) as { ok: boolean }).ok
          const name = `${answer.status}${ok ? '' : ' refused'}`
          statuses[name] = (statuses[name] ?? 0) + 1
          if (answer.body.includes('One Signed print is kept for you')) held += 1
        }),
      )
      return { each, statuses, held }
    },
    cut: async () => {
      for (const spectator of spectators) {
        spectator.seat?.end()
        spectator.seat = null
      }
      return null
    },
    return: async ({ text, within }) => {
      const each: number[] = []
      let loads = 0
      tally.take()
      const began = performance.now()
      const all = Promise.all(
        spectators.map(async (spectator) => {
          await comeBack(spectator, text, () => {
            loads += 1
          })
          each.push(performance.now() - began)
        }),
      )
      await Promise.race([all, new Promise((resolve) => setTimeout(resolve, within))])
      return { each, loads, faults: tally.take() }
    },
    received: async () => {
      const open = spectators.filter(({ seat }) => seat !== null).length
      const answer = { ...received, open, faults: tally.take() }
      received = { bytes: 0, messages: 0 }
      return answer
    },
  }
}

/** People of the room who say something now and then, each at most every few minutes. Returns the end of it. */
function startChat(perSecond: number, place: Place, viewers: readonly Viewer[]) {
  const chance = createChance(7)
  const tally = createTally()
  let said = 0
  const timer = setInterval(() => {
    const n = said
    said += 1
    const viewer = viewers[n % viewers.length]!
    const text = textOf(n * 50 + 1, chance)
    visit(place, '/say', viewer, { form: viewer.form, key: `bench-chat-${n}`.padEnd(22, '-'), text }).then(
      ({ status, body }) =>
        tally.note(status === 200 && body.includes('"ok":true') ? '' : `${status} ${body.slice(0, 80)}`),
      (error: Error) => tally.note(error.message),
    )
  }, 1_000 / perSecond)
  return async () => {
    clearInterval(timer)
    return { said, faults: tally.take() }
  }
}

/** Counts words; the empty one does not count. */
function createTally() {
  let counts: Record<string, number> = {}
  return {
    note: (word: string) => {
      if (word !== '') counts[word] = (counts[word] ?? 0) + 1
    },
    take: () => {
      const taken = counts
      counts = {}
      return taken
    },
  }
}
