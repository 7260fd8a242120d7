import { describe, expect, it } from 'vitest'
import { banMask } from '../../../../main/chat/irc/ban'
import { defaultTraits, learnTraits } from '../../../../main/chat/irc/isupport'
import { parseMessage } from '../../../../main/chat/irc/message'
import { modeChanges } from '../../../../main/chat/irc/modes'
import { createRegistration } from '../../../../main/chat/irc/registration'
import { createRoom } from '../../../../main/chat/irc/room'
import { bytesLeft } from '../../../../main/chat/irc/saying'

const traitsOf = (...tokens: string[]) => {
  const traits = defaultTraits()
  learnTraits(traits, tokens)
  return traits
}

describe('what a server says of itself', () => {
  it('is learnt, and nonsense is left alone', () => {
    const traits = traitsOf(
      'PREFIX=(Yqaohv)!~&@%+',
      'CHANMODES=eIb,k,l,imn',
      'NICKLEN=20',
      'LINELEN=abc',
      'WHAT',
      '=',
    )
    expect([...traits.prefixes]).toEqual([
      ['!', 'Y'],
      ['~', 'q'],
      ['&', 'a'],
      ['@', 'o'],
      ['%', 'h'],
      ['+', 'v'],
    ])
    expect(traits).toMatchObject({ nickLength: 20, lineLength: 512 })
    expect(modeChanges(traits, ['+lmok-lb', '5', 'ann', 'key', '*!*@x'])).toEqual([
      { set: true, mode: 'l', parameter: '5' },
      { set: true, mode: 'm', parameter: null },
      { set: true, mode: 'o', parameter: 'ann' },
      { set: true, mode: 'k', parameter: 'key' },
      { set: false, mode: 'l', parameter: null },
      { set: false, mode: 'b', parameter: '*!*@x' },
    ])
  })

  it('bans by account where it can, else by address', () => {
    const ann = { account: 'Ann', userhost: '~ann@host.example' }
    expect(banMask(ann, traitsOf())).toBe('*!*@host.example')
    expect(banMask(ann, traitsOf('EXTBAN=,ACRjm'))).toBe('R:Ann')
    expect(banMask(ann, traitsOf('EXTBAN=$,ajrxz'))).toBe('$a:Ann')
    expect(banMask(ann, traitsOf('EXTBAN=~,acfjmnqrtTUS'))).toBe('~a:Ann')
    expect(banMask(ann, traitsOf('EXTBAN=~,x', 'ACCOUNTEXTBAN=account,a'))).toBe('~account:Ann')
    expect(banMask({ account: null, userhost: '' }, traitsOf())).toBeNull()
  })

  it('leaves room for what it puts before a line', () => {
    const speaker = { channel: '#show', nick: 'micdrop', userhost: '~micdrop@localhost', traits: traitsOf() }
    const line = `:micdrop!~micdrop@localhost PRIVMSG #show :${'x'.repeat(bytesLeft(speaker))}\r\n`
    expect(line).toHaveLength(512)
    expect(bytesLeft({ ...speaker, channel: '#größe' })).toBe(bytesLeft(speaker) - 3)
    expect(bytesLeft({ ...speaker, userhost: '' })).toBeLessThan(bytesLeft(speaker))
  })
})

describe('the room', () => {
  const follow = (...lines: string[]) => {
    const room = createRoom('#show', traitsOf())
    for (const line of lines) room.take(parseMessage(line)!)
    const author = (nick: string) =>
      room.author(parseMessage(`:${nick}!u@${nick}.host PRIVMSG #show :x`)!, false)
    return { room, author }
  }

  it('knows ranks from names and modes, and accounts from joins', () => {
    const { author } = follow(
      ':s 353 me = #SHOW :@op +@both plain',
      ':ann!a@h JOIN #show AnnAccount :Ann',
      ':bob!b@h JOIN #show * :Bob',
      ':bob!b@h ACCOUNT Bobby',
      ':ann!a@h ACCOUNT *',
      ':op!o@h MODE #show -o+v op op',
      ':op!o@h MODE #other +o plain',
    )
    expect(author('OP').roles).toEqual(['vip'])
    expect(author('both').roles).toEqual(['vip', 'moderator'])
    expect(author('plain').roles).toEqual([])
    expect(author('ann').viewer.id).toBe('nick:ann')
    expect(author('bob').viewer.id).toBe('account:bobby')
  })

  it('an account and a nick of the same name are two people', () => {
    const { author } = follow(':x!a@h JOIN #show ann :Ann', ':ann!b@h JOIN #show * :Other')
    expect(author('x').viewer.id).not.toBe(author('ann').viewer.id)
  })

  it('a rename and back, and a namesake meanwhile', () => {
    const { room, author } = follow(':ann!a@h JOIN #show', ':ann!a@h NICK zoe', ':ann!b@h JOIN #show')
    expect(author('zoe').viewer).toMatchObject({ id: 'nick:ann', name: 'zoe' })
    expect(author('ann').viewer.id).toBe('nick:ann#1')
    room.take(parseMessage(':zoe!a@h QUIT :bye')!)
    room.take(parseMessage(':ann!b@h PART #show')!)
    room.take(parseMessage(':ann!c@h JOIN #show')!)
    expect(author('ann').viewer.id).toBe('nick:ann')
    expect(room.find('nick:ann')).toMatchObject({ userhost: 'u@ann.host' })
  })

  it('whoever left can still be found by what they wrote', () => {
    const { room, author } = follow(':ann!a@h JOIN #show')
    author('ann')
    room.take(parseMessage(':op!o@h KICK #show ann :out')!)
    expect(room.member('ann')).toBeNull()
    expect(room.find('nick:ann')).toMatchObject({ nick: 'ann' })
  })
})

describe('introducing Micdrop', () => {
  const introduce = (account = '', nick = 'micdrop') => {
    const sent: string[] = []
    const registration = createRegistration({
      nick,
      account,
      password: 'p'.repeat(500),
      send: (line) => sent.push(line),
      nickLength: () => 8,
    })
    return { sent, registration, hear: (line: string) => registration.take(parseMessage(line)!) }
  }

  it('finds a nick that is free, within the length the server allows', () => {
    const { sent, hear } = introduce()
    for (let taken = 0; taken < 9; taken += 1) hear(':s 433 * x :in use')
    const nicks = sent.filter((line) => line.startsWith('NICK')).map((line) => line.slice(5))
    expect(new Set(nicks).size).toBe(nicks.length)
    expect(nicks.slice(0, 4)).toEqual(['micdrop', 'micdrop_', 'micdro__', 'micdr___'])
    expect(Math.max(...nicks.map((nick) => nick.length))).toBe(8)
    expect(hear(':s 432 * x :bad')).toMatchObject({ done: 'failed' })
    expect(hear(':s 001 other :Welcome')).toEqual({ done: 'registered', nick: 'other' })
  })

  it('sends a long password in pieces, and follows capabilities that come and go', () => {
    const { sent, hear, registration } = introduce('host')
    hear(':s CAP * LS * :message-tags unknown=x')
    hear(':s CAP * LS :sasl=EXTERNAL,PLAIN echo-message')
    expect(sent.at(-1)).toBe('CAP REQ :message-tags echo-message sasl')
    hear(':s CAP * ACK :message-tags echo-message sasl')
    expect(sent.at(-1)).toBe('AUTHENTICATE PLAIN')
    hear('AUTHENTICATE +')
    const pieces = sent.filter((line) => line.startsWith('AUTHENTICATE ')).slice(1)
    expect(pieces.map((line) => line.length - 'AUTHENTICATE '.length)).toEqual([400, 280])
    hear(':s 903 x :ok')
    expect(sent.at(-1)).toBe('CAP END')
    hear(':s 001 micdrop :Welcome')
    hear(':s CAP micdrop NEW :draft/message-redaction')
    hear(':s CAP micdrop ACK :draft/message-redaction')
    hear(':s CAP micdrop DEL :echo-message')
    expect([...registration.agreed]).toEqual(['message-tags', 'sasl', 'draft/message-redaction'])
    expect(sent.at(-1)).toBe('CAP REQ :draft/message-redaction')
  })
})
