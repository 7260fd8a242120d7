import { evenLetters } from '../moderation/features'

/** Cherokee, Armenian and phonetic letters that pass for Latin ones, beside those `evenLetters` knows. */
const alike = new Map([
  ...pairs(
    [...'ᎠᎡᎢᎪᎫᎬᎳᎷᎻᎽᏀᏃᏆᏔᏕᏚᏙᏞᏟᏢᏦᏴ'].map((letter) => letter.toLowerCase()),
    'drtajewmhygziwssvlcpkb',
  ),
  ...pairs([...'օսոհցզյəʋ'], 'ounhgqjev'),
])
/** What stands for a letter: digits and signs, and `l`, which many fonts draw as an `I`. */
const standsFor = new Map(pairs([...'013457@$!|l'], 'oieastasiii'))

function pairs(from: readonly string[], to: string): (readonly [string, string])[] {
  return from.map((letter, at) => [letter, to.charAt(at)] as const)
}

/**
 * How a name looks at a glance, for comparing and never for showing: without case, separators, invisible characters and
 * accents, look-alike letters as one, digits that stand for letters put back. Names that look the same are the same.
 */
export function lookOf(name: string): string {
  let look = ''
  for (const letter of evenLetters(name)) {
    const even = alike.get(letter) ?? letter
    look += standsFor.get(even) ?? even
  }
  look = look
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
  // Names of symbols alone look like themselves.
  return look === '' ? name.normalize('NFKC') : look.replace(/(.)\1{2,}/gu, '$1$1')
}

/** The same where each letter is written once: `Hossst` looks like `Host`. */
export function thinLookOf(name: string): string {
  return lookOf(name).replace(/(.)\1+/gu, '$1')
}
