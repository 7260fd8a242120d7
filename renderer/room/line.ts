import { ask, reached } from './ask'
import { type Mark, mark, since } from './clocks'

/** The server says something at least every 7 s; a socket that was silent for longer than two beats is dead. */
export const silentAfter = 15_000
/** Longer than a beat: a page that comes back to the front does not wait to find out. */
const doubtful = 8_000
/** Milliseconds for a socket to open; on 50 kbit/s with TLS it takes three seconds. */
const openWithin = 10_000
/** The first try comes within this, later ones within `soon`, those of a long loss or a hidden page within `late`. */
const first = 1_000
const soon = 1_200
const late = 15_000
const longLoss = 120_000
/** Chromium makes a page wait whose sockets failed thirty times: after so many, something lighter is sent ahead. */
const mostFailed = 8
/** A blink is not worth a word. */
const tellAfter = 2_000
/**
 * While a socket hangs something lighter asks whether the line is back. Often when ours went silent; seldom when it
 * was closed, for then a server may have come back that has ten thousand at its door.
 */
const probeOften = 800
const probeSeldom = 3_000
const probeWithin = 3_000
/** The server has no seat left. */
const full = 1013

export interface LineNews {
  /** What the socket said. The first message of each socket is what was missed, and says where the server stands. */
  readonly heard: (text: string, isFirst: boolean) => void
  readonly lost: () => void
  readonly back: () => void
}

export interface Line {
  /** Something came through beside the socket: does not wait for the next try. */
  readonly hurry: () => void
  /** The phone woke up or was moved: what was silent for longer than a beat is not believed in. */
  readonly look: () => void
  /** What is open or opening is not believed in. */
  readonly renew: () => void
  /** Something that was asked then got no answer: a socket that was silent since is not believed in. */
  readonly doubt: (since: Mark) => void
  /** Closes for now, so that the browser may keep the page for its back button. */
  readonly rest: () => void
  /** How long there has been no line, in milliseconds; 0 while there is one. */
  readonly lostFor: () => number
}

/** Keeps one socket open to `address()`, which is asked anew for each. */
export function keepLine(address: () => string, news: LineNews): Line {
  let socket: WebSocket | null = null
  let greeted = false
  let heardAt = mark()
  let lostAt: Mark | null = null
  let told = false
  let silenced = false
  let tries = 0
  let timer = 0
  let tellTimer = 0
  let probeTimer = 0

  const at = (ms: number, run: () => void) => {
    clearTimeout(timer)
    timer = window.setTimeout(run, ms)
  }
  const drop = () => {
    const dead = socket
    socket = null
    clearTimeout(probeTimer)
    dead?.close()
  }
  const lose = () => {
    if (lostAt !== null) return
    lostAt = mark()
    tellTimer = window.setTimeout(() => {
      told = true
      news.lost()
    }, tellAfter)
  }
  const retry = (least = 0) => {
    lose()
    const patient = document.hidden || since(lostAt!) > longLoss
    const limit = Math.max(least, tries === 0 ? first : patient ? late : soon)
    tries += 1
    const next = tries > mostFailed ? knock : connect
    at(limit * (limit === first ? Math.random() : 0.5 + Math.random() / 2), next)
  }
  const knock = async () => {
    const heard = await ask('/room/up', {}, probeWithin)
    if (socket !== null) return
    if (typeof heard === 'string') retry()
    else connect()
  }
  const connect = () => {
    drop()
    const mine = new WebSocket(address())
    socket = mine
    greeted = false
    heardAt = mark()
    at(openWithin, tryAnew)
    probeLater(mine)
    mine.onmessage = ({ data }) => {
      if (socket !== mine) return
      heardAt = mark()
      at(silentAfter, renew)
      const isFirst = !greeted
      if (isFirst) welcome()
      news.heard(String(data), isFirst)
    }
    mine.onclose = ({ code }) => {
      if (socket !== mine) return
      drop()
      silenced = false
      retry(code === full ? late : 0)
    }
  }
  const welcome = () => {
    greeted = true
    tries = 0
    lostAt = null
    silenced = false
    clearTimeout(tellTimer)
    clearTimeout(probeTimer)
    if (told) news.back()
    told = false
    reached()
  }
  const probeLater = (mine: WebSocket) => {
    clearTimeout(probeTimer)
    const often = silenced ? probeOften : probeSeldom
    probeTimer = window.setTimeout(() => void probe(mine), often * (1 + Math.random() / 4))
  }
  /** Browsers open one socket at a time: one that hangs would hold up all others after the line is back. */
  const probe = async (mine: WebSocket) => {
    probeLater(mine)
    const asked = mark()
    const heard = await ask('/room/up', {}, probeWithin)
    if (typeof heard === 'string' || socket !== mine || greeted) return
    // A slow line, or a server with a crowd at its door, answers slowly: then the socket only needs patience.
    if (since(heardAt) > probeOften + 3 * since(asked)) connect()
  }
  const tryAnew = () => {
    lose()
    connect()
  }
  const renew = () => {
    silenced = true
    tryAnew()
  }
  connect()

  const hurry = () => {
    if (socket === null) connect()
  }
  return {
    hurry,
    look: () => {
      hurry()
      if (since(heardAt) > (greeted ? doubtful : first)) renew()
    },
    renew,
    doubt: (began) => {
      if (greeted && heardAt.steady < began.steady) renew()
    },
    rest: () => {
      clearTimeout(timer)
      clearTimeout(tellTimer)
      drop()
    },
    lostFor: () => (lostAt === null ? 0 : since(lostAt)),
  }
}
