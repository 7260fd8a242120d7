import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startTwitchPeer, type TwitchPeer } from './index'
import { soon } from './soon'

let peer: TwitchPeer
const sockets: WebSocket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  await peer.close()
})

async function connect(...lines: string[]) {
  const socket = new WebSocket(`${peer.url.replace('http', 'ws')}/irc`)
  sockets.push(socket)
  const frames: string[] = []
  let closed = false
  socket.on('message', (data) => frames.push(String(data)))
  socket.on('close', () => {
    closed = true
  })
  await new Promise((open) => socket.once('open', open))
  for (const line of lines) socket.send(line)
  return {
    socket,
    frames,
    lines: () => frames.join('').split('\r\n').filter(Boolean),
    closed: () => soon(() => expect(closed).toBe(true)),
    got: (text: string) => soon(() => expect(frames.join('')).toContain(text)),
  }
}

test('without capabilities there are neither tags nor commands', async () => {
  peer = await startTwitchPeer()
  const plain = await connect('NICK justinfan7', 'JOIN #host')
  await plain.got('366')
  peer.say({ login: 'anna', text: 'hello' })
  peer.clearChat()
  peer.say({ login: 'anna', text: 'again' })
  await plain.got('again')
  expect(plain.lines().slice(-2)).toEqual([
    ':anna!anna@anna.tmi.twitch.tv PRIVMSG #host :hello',
    ':anna!anna@anna.tmi.twitch.tv PRIVMSG #host :again',
  ])
  expect(plain.lines().map((line) => line.split(' ')[1])).toEqual(
    '001 002 003 004 375 372 376 JOIN 353 366 PRIVMSG PRIVMSG'.split(' '),
  )
})

test('a channel nobody has is silence; an unknown capability is refused; bad words end the connection', async () => {
  peer = await startTwitchPeer()
  const one = await connect('CAP REQ :twitch.tv/tags nonsense', 'NICK justinfan7', 'JOIN #nobody', 'PING :x')
  await one.got(':tmi.twitch.tv PONG tmi.twitch.tv :x')
  expect(one.lines()[0]).toBe(':tmi.twitch.tv CAP * NAK :twitch.tv/tags nonsense')
  expect(one.lines().some((line) => line.includes('#nobody'))).toBe(false)
  const two = await connect('PASS nonsense', 'NICK host')
  await two.got('Improperly formatted auth')
  await two.closed()
})

test('a clump is one frame; a line may come in several', async () => {
  peer = await startTwitchPeer()
  const one = await connect('NICK justinfan7', 'JOIN #host')
  await one.got('366')
  const before = one.frames.length
  peer.sayMany([
    { login: 'anna', text: 'one' },
    { login: 'anna', text: 'two' },
  ])
  peer.rawIrc('PING :tmi.twitch.tv', 3)
  await one.got('PING :tmi.twitch.tv\r\n')
  expect(one.frames.length - before).toBe(4)
  peer.restartMidLine()
  await one.closed()
  expect(one.frames.at(-1)).not.toContain('\r\n')
})

test('frozen it neither answers nor tells, and what was said is gone', async () => {
  peer = await startTwitchPeer()
  const one = await connect('NICK justinfan7', 'JOIN #host')
  await one.got('366')
  peer.freeze('irc')
  peer.say({ login: 'anna', text: 'unheard' })
  const before = peer.counters.ircHeard
  one.socket.send('PING :lost')
  await soon(() => expect(peer.counters.ircHeard).toBe(before + 1))
  peer.thaw()
  peer.say({ login: 'anna', text: 'heard' })
  await one.got('heard')
  expect(one.lines().at(-1)).toContain('heard')
  expect(one.lines().some((line) => line.includes('unheard'))).toBe(false)
})

test('a line of 500 KB passes', async () => {
  peer = await startTwitchPeer()
  const one = await connect('NICK justinfan7', 'JOIN #host')
  await one.got('366')
  peer.say({ login: 'anna', text: 'x'.repeat(500_000) })
  await soon(() => expect(one.lines().at(-1)?.length).toBeGreaterThan(500_000))
})
