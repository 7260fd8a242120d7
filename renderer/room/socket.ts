import { apply, type News, refresh } from './page'

const longestWait = 30_000

/** Keeps the page fresh. After a lost connection it waits longer each time, by chance so that a crowd does not return at once. */
export function follow(path: string): void {
  let wait = 1_000
  let opened = false
  const connect = () => {
    const socket = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')))
    socket.onopen = () => {
      wait = 1_000
      say('')
      if (opened) void refresh()
      opened = true
    }
    socket.onmessage = ({ data }) => {
      const news = JSON.parse(String(data)) as News
      if (news.reload !== true) return apply(news)
      // Everyone is told at once that a show begins; they ask one after the other.
      setTimeout(
        () => void refresh(),
        document.getElementById('chat-section') === null ? 0 : Math.random() * 1_500,
      )
    }
    socket.onclose = () => {
      say('Connection lost. Trying again…')
      setTimeout(connect, wait * (0.5 + Math.random()))
      wait = Math.min(longestWait, wait * 2)
    }
  }
  connect()
}

function say(words: string): void {
  const link = document.getElementById('link')
  if (link !== null && link.textContent !== words) link.textContent = words
}
