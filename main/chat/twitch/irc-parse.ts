import type { IrcLine } from './irc-line'

/** Null for a line that is none. */
export type ParseLine = (line: string) => IrcLine | null

/** twurple's parser, loaded when it is first needed. It throws on lines that miss a parameter; nobody else should. */
export async function loadParser(): Promise<ParseLine> {
  const { parseTwitchMessage } = await import('@twurple/chat')
  return (line) => {
    try {
      const message = parseTwitchMessage(line)
      return {
        command: message.command,
        tags: message.tags,
        text: message.rawParamValues[1] ?? '',
        login: message.prefix?.nick ?? '',
      }
    } catch {
      return null
    }
  }
}
