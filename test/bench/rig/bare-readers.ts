import { get } from 'node:http'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import type { ThreeId } from '../../peers/three'
import type { Places } from './crowd-process'

/** Called with each piece of text as it arrives. */
type Take = (id: ThreeId, text: string) => void

export interface BareReaders {
  /** How often a connection was made. */
  readonly dials: () => number
  readonly close: () => void
}

/** Milliseconds. */
const redialAfter = 1_000

/**
 * The least that hears what the console hears: the same four connections, and every message id found in what they bring.
 * Nothing is parsed, judged, merged, resumed or kept; what is lost is dialled again a second later.
 */
export function openBareReaders(places: Places, take: Take): BareReaders {
  const ends = new Set<() => void>()
  let open = true
  let dials = 0
  /** `dial` opens one connection, calls `lost` when it has ended, and returns how to end it. */
  const keep = (dial: (lost: () => void) => () => void) => {
    if (!open) return
    dials += 1
    const end = dial(() => {
      if (ends.delete(end)) setTimeout(() => keep(dial), redialAfter)
    })
    ends.add(end)
  }
  const twitch = places.urls.twitch!
  const tokens = (name: string) => JSON.parse(places.secrets[name]!) as Record<string, string>
  const web = (path: string, lost: () => void) => {
    const socket = new WebSocket(twitch.replace('http', 'ws') + path, { perMessageDeflate: false })
    socket.on('error', () => {})
    socket.on('close', lost)
    return socket
  }

  keep((lost) => {
    const socket = web('/irc', lost)
    socket.on('open', () =>
      socket.send(`CAP REQ :twitch.tv/tags\r\nNICK justinfan12345\r\nJOIN #${places.channel.login}\r\n`),
    )
    socket.on('message', (frame) => take('twitch', String(frame)))
    return () => socket.terminate()
  })
  keep((lost) => {
    const socket = web('/ws', lost)
    socket.on('message', (frame) => {
      const text = String(frame)
      const welcome = /"session_welcome".*?"session":\{"id":"([^"]+)"/.exec(text)
      if (welcome !== null) void subscribe(welcome[1]!)
      else take('twitch', text)
    })
    return () => socket.terminate()
  })
  const subscribe = async (session: string) => {
    const { access, clientId, userId } = tokens('twitch-tokens')
    await fetch(`${twitch}/mock/eventsub/subscriptions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${access}`,
        'client-id': clientId!,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        type: 'channel.chat.message',
        version: '1',
        condition: { broadcaster_user_id: places.channel.id, user_id: userId },
        transport: { method: 'websocket', session_id: session },
      }),
    }).catch(() => null)
  }
  keep((lost) => {
    const query = `liveChatId=${places.chatId}&part=id,snippet,authorDetails`
    const request = get(
      `${places.urls.youtube}/youtube/v3/liveChat/messages/stream?${query}`,
      { agent: false, headers: { authorization: `Bearer ${tokens('youtube-tokens').access}` } },
      (response) => {
        response.setEncoding('utf8')
        response.on(
          'data',
          unbroken((text) => take('youtube', text)),
        )
        response.on('error', () => {})
        response.on('close', lost)
      },
    )
    request.on('error', () => {})
    return () => request.destroy()
  })
  keep((lost) => {
    const { hostname, port } = new URL(places.ircAddress)
    const socket = connect({ host: hostname, port: Number(port) })
    socket.setEncoding('utf8')
    socket.on('error', () => {})
    socket.on('close', lost)
    socket.on(
      'data',
      unbroken((text) => take('irc', text)),
    )
    socket.write('CAP REQ :message-tags\r\nNICK bare\r\nUSER bare 0 * :bare\r\nCAP END\r\nJOIN #show\r\n')
    return () => socket.destroy()
  })
  return {
    dials: () => dials,
    close: () => {
      open = false
      for (const end of ends) end()
      ends.clear()
    },
  }
}

/** An id may be cut in two by the network: the end of each piece is looked at once more with the next. */
function unbroken(take: (text: string) => void): (piece: unknown) => void {
  let end = ''
  return (piece) => {
    take(end + String(piece))
    end = String(piece).slice(-64)
  }
}
