/** One line of IRC, taken apart. Source: RFC 2812 2.3.1 and the IRCv3 message-tags specification. */
export interface IrcMessage {
  readonly tags: ReadonlyMap<string, string>
  /** Nick or server name; empty when the line has no source. */
  readonly nick: string
  /** `user@host` of the source, or empty. */
  readonly userhost: string
  /** Upper case. */
  readonly command: string
  readonly params: readonly string[]
}

const noTags: ReadonlyMap<string, string> = new Map()
const escapes: Readonly<Record<string, string>> = { ':': ';', s: ' ', r: '\r', n: '\n', '\\': '\\' }

/** Null for a line that is none: empty, or with tags or a source and nothing after them. */
export function parseMessage(line: string): IrcMessage | null {
  let at = 0
  let tags = noTags
  if (line.startsWith('@')) {
    const end = line.indexOf(' ')
    if (end === -1) return null
    tags = parseTags(line.slice(1, end))
    at = end
  }
  at = skipSpaces(line, at)
  let source = ''
  if (line.charAt(at) === ':') {
    const end = line.indexOf(' ', at)
    if (end === -1) return null
    source = line.slice(at + 1, end)
    at = skipSpaces(line, end)
  }
  const words: string[] = []
  while (at < line.length) {
    if (line.charAt(at) === ':' && words.length > 0) {
      words.push(line.slice(at + 1))
      break
    }
    const end = line.indexOf(' ', at)
    words.push(line.slice(at, end === -1 ? line.length : end))
    at = end === -1 ? line.length : skipSpaces(line, end)
  }
  const [command, ...params] = words
  if (!command) return null
  const bang = source.indexOf('!')
  return {
    tags,
    nick: bang === -1 ? source : source.slice(0, bang),
    userhost: bang === -1 ? '' : source.slice(bang + 1),
    command: command.toUpperCase(),
    params,
  }
}

function parseTags(text: string): ReadonlyMap<string, string> {
  const tags = new Map<string, string>()
  for (const tag of text.split(';')) {
    const equals = tag.indexOf('=')
    const name = equals === -1 ? tag : tag.slice(0, equals)
    if (name !== '') tags.set(name, equals === -1 ? '' : unescapeTag(tag.slice(equals + 1)))
  }
  return tags
}

/** An unknown escape stands for its character, a lone backslash at the end for nothing: so says the specification. */
function unescapeTag(value: string): string {
  return value.includes('\\')
    ? value.replace(/\\(.?)/gs, (_, letter: string) => escapes[letter] ?? letter)
    : value
}

export function escapeTag(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\:')
    .replaceAll(' ', '\\s')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
}

/** Text for a last parameter: one line, whatever it held. Nothing a host or viewer writes becomes a second command. */
export function oneLine(text: string): string {
  return text.replace(/[\0\x01\r\n]+/g, ' ').trim()
}

function skipSpaces(line: string, from: number): number {
  let at = from
  while (line.charAt(at) === ' ') at += 1
  return at
}
