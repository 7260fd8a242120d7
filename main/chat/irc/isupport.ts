/** What a server says of itself in numeric 005, with the values that hold when it says nothing. */
export interface ServerTraits {
  casemapping: string
  /** Prefix character to mode letter, highest rank first: `@` to `o`. */
  prefixes: Map<string, string>
  /** Channel modes by kind: lists, always with a parameter, with one when set, never. */
  chanmodes: readonly [string, string, string, string]
  nickLength: number
  /** Bytes of one line, its end included. */
  lineLength: number
  /** `EXTBAN`, as the server wrote it, or empty. */
  extban: string
  /** Names of the ban that goes by account, or empty. */
  accountExtban: string
}

export function defaultTraits(): ServerTraits {
  return {
    casemapping: 'rfc1459',
    prefixes: new Map([
      ['@', 'o'],
      ['+', 'v'],
    ]),
    chanmodes: ['beI', 'k', 'l', 'imnpst'],
    nickLength: 30,
    lineLength: 512,
    extban: '',
    accountExtban: '',
  }
}

/** Takes in the tokens of one 005 line; unknown ones are left alone. */
export function learnTraits(traits: ServerTraits, tokens: readonly string[]): void {
  for (const token of tokens) {
    const equals = token.indexOf('=')
    const [name, value] = equals === -1 ? [token, ''] : [token.slice(0, equals), token.slice(equals + 1)]
    if (name === 'CASEMAPPING') traits.casemapping = value.toLowerCase()
    if (name === 'EXTBAN') traits.extban = value
    if (name === 'ACCOUNTEXTBAN') traits.accountExtban = value
    if (name === 'NICKLEN') traits.nickLength = atLeast(value, 1, traits.nickLength)
    if (name === 'LINELEN') traits.lineLength = atLeast(value, 512, traits.lineLength)
    if (name === 'CHANMODES') {
      const [lists = '', always = '', whenSet = '', never = ''] = value.split(',')
      traits.chanmodes = [lists, always, whenSet, never]
    }
    if (name === 'PREFIX') {
      const [, modes = '', signs = ''] = /^\(([^)]*)\)(.*)$/.exec(value) ?? []
      traits.prefixes = new Map([...signs].map((sign, at) => [sign, modes.charAt(at)]))
    }
  }
}

function atLeast(value: string, least: number, otherwise: number): number {
  const number = Number(value)
  return Number.isInteger(number) && number >= least ? number : otherwise
}
