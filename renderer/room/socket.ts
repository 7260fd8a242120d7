import { onReached } from './ask'
import { keepLine, type Line } from './line'
import { hear, type News, revision } from './page'
import { whenStill } from './place'
import { refresh } from './refresh'
import { showLine } from './status'
import { words } from './words'

/** Where no socket gets through but pages do, the page is asked for about this often, in milliseconds. */
const askEvery = 20_000
/** Everyone is told at once that a show begins or ends; they ask one after the other. */
const reloadWithin = 1_500

/** Keeps the page fresh. */
export function follow(): Line {
  const line = keepLine(address, {
    heard: (text, isFirst) => {
      const news = newsIn(text)
      if (news === null) return
      whenStill(() => hear(news, isFirst))
      if (news.reload === true) setTimeout(() => void refresh(), Math.random() * patience())
    },
    lost: () => showLine(words().lost),
    back: () => {
      showLine(words().back)
      setTimeout(() => showLine(''), 5_000)
    },
  })

  onReached(line.hurry)
  addEventListener('online', line.renew)
  addEventListener('offline', line.renew)
  addEventListener('pageshow', line.look)
  addEventListener('pagehide', line.rest)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) line.look()
  })
  // Who touches the page of a lost line wants it back.
  for (const touch of ['pointerdown', 'keydown'])
    addEventListener(touch, () => {
      if (line.lostFor() > 0) line.look()
    })

  const askAlong = () => {
    setTimeout(askAlong, askEvery * (0.75 + Math.random() / 2))
    if (line.lostFor() > askEvery / 2 && !document.hidden) void refresh(() => line.lostFor() > 0)
  }
  askAlong()
  return line
}

/** The page says where its news are; they begin after what it shows. */
function address(): string {
  const url = new URL(document.body.dataset.live ?? '', location.href.replace(/^http/, 'ws'))
  url.searchParams.set('rev', String(revision()))
  return url.href
}

/** A page of one purchase is its viewer's alone: nobody else asks for it at the same moment. */
function patience(): number {
  return document.body.dataset.live?.includes('page=') ? 0 : reloadWithin
}

function newsIn(text: string): News | null {
  try {
    return JSON.parse(text) as News
  } catch {
    return null
  }
}
