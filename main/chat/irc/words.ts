import { cleanLine } from '../../../core/chat/clean'
import { withoutFormatting } from './formatting'

/** What a server or an operator wrote, fit to stand in a sentence of ours. */
export function theirWords(text: string | undefined): string {
  return (
    cleanLine(withoutFormatting(text ?? ''), { reply: null, platform: 'irc' }).display || 'no reason given'
  )
}

/** What went wrong on the way to a server, for the host. */
export function troubleWords(error: Error & { code?: unknown }, host: string): string {
  const code = String(error.code ?? '')
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `No server is found under the name ${host}.`
  if (code === 'ECONNREFUSED') return `${host} is there, but no chat server answers at this address.`
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'The server closed the connection.'
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH')
    return `${host} cannot be reached: is the network there?`
  if (/CERT|SELF_SIGNED|ALTNAME/.test(code))
    return `${host} does not prove who it is: its certificate is not valid.`
  if (/^ERR_SSL|EPROTO/.test(code))
    return `${host} does not speak TLS at this address: irc:// instead of ircs://?`
  return `The connection to ${host} failed: ${error.message}`
}

/** Why a channel stays closed, by the numeric that the server answers JOIN with; null for every other numeric. */
export function joinRefusal(numeric: string, channel: string): string | null {
  const why = joinRefusals[numeric]
  return why === undefined ? null : `${channel} is not open to Micdrop: ${why}.`
}

const joinRefusals: Readonly<Record<string, string>> = {
  '403': 'there is no such channel',
  '405': 'this nick is in too many channels already',
  '437': 'the channel is not available for the moment',
  '470': 'the server sends its guests to another channel',
  '471': 'it is full',
  '473': 'one must be invited. Ask an operator of the channel to invite the nick',
  '474': 'it is banned there. Ask an operator of the channel to lift the ban',
  '475': 'it asks for a key',
  '476': 'the server does not allow this name of a channel',
  '477': 'it asks for a registered nick. Enter an account and its password',
  '480': 'the server asks to wait before joining again',
  '489': 'it asks for an encrypted connection. Use ircs:// or wss://',
  '520': 'it is for operators of the server only',
}

/** Why a server does not do as told. `words` are the server's own. */
export function refusal(numeric: string, channel: string, words: string): string {
  if (numeric === '404') return `The server lets Micdrop not write in ${channel}: ${words}`
  if (numeric === '481' || numeric === '482') return `Micdrop is not an operator of ${channel}.`
  if (numeric === '478') return `The ban list of ${channel} is full.`
  if (numeric === '401' || numeric === '441') return 'That viewer is not in the channel any more.'
  if (numeric === '417') return 'The message is too long for this server.'
  if (numeric === '421') return 'The server does not know how to do that.'
  return `The server refuses: ${words}`
}
