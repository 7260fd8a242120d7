import { ABUSE, HATEFUL, MORE_HATEFUL, MORE_SLURS, SLURS } from '../../../main/moderation/word-lists'

/** Abusive handles, made from the word lists of the product and of phrases of the kind "kill all ...". Offensive by purpose. */

const words = [...HATEFUL, ...MORE_HATEFUL, ...SLURS, ...MORE_SLURS].map((word) => word.replaceAll('|', ''))
const groups = ['jews', 'blacks', 'muslims', 'gays', 'women', 'mexicans', 'asians', 'immigrants']
const phrases = [
  ...ABUSE,
  ...groups.flatMap((group) => [
    `kill all ${group}`,
    `gas the ${group}`,
    `i hate ${group}`,
    `death to ${group}`,
    `${group} must die`,
    `all ${group} are vermin`,
  ]),
  ...[
    'you are worthless',
    'you are disgusting',
    'stupid moron',
    'fucking retard',
    'dumb cunt',
    'fat ugly pig',
  ],
  ...[
    'go kill yourself',
    'i will rape you',
    'rape all women',
    'filthy subhuman',
    'subhuman scum',
    'brain dead loser',
  ],
]

const camel = (text: string) =>
  text
    .split(' ')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('')
const leet = (text: string) =>
  text.replace(/[aeios]/g, (letter) => ({ a: '4', e: '3', i: '1', o: '0', s: '5' })[letter] ?? letter)
const cyrillic = (text: string) =>
  text.replace(/[aeopcxyi]/g, (letter) => 'аеорсхуі'['aeopcxyi'.indexOf(letter)] ?? letter)
const wide = (text: string) =>
  text.replace(/[a-z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0))
const hidden = (text: string) => text.replace(/(?<=[a-z])(?=[a-z])/g, '\u200b')
const stretched = (text: string) => text.replace(/([aeiou])/, '$1$1$1$1')

/** How a word or a phrase becomes a handle. */
export const shapes: readonly (readonly [string, (text: string) => string])[] = [
  ['spaced words', (text) => text],
  ['CamelCase', camel],
  ['snake_case', (text) => text.replaceAll(' ', '_')],
  ['dotted', (text) => text.replaceAll(' ', '.')],
  ['joined', (text) => text.replaceAll(' ', '')],
  ['CamelCase and a number', (text) => `${camel(text)}88`],
  ['xXCamelCaseXx', (text) => `xX${camel(text)}Xx`],
  ['UPPER', (text) => text.replaceAll(' ', '_').toUpperCase()],
  ['letters apart', (text) => [...text.replaceAll(' ', '')].join(' ')],
  ['letters_apart', (text) => [...text.replaceAll(' ', '')].join('_')],
  ['leet', (text) => leet(text).replaceAll(' ', '_')],
  ['look-alike letters', (text) => cyrillic(camel(text).toLowerCase())],
  ['wide letters', (text) => wide(text.replaceAll(' ', ''))],
  ['invisible characters', (text) => hidden(text.replaceAll(' ', ''))],
  ['stretched', (text) => stretched(camel(text))],
]

export const seeds: readonly { readonly text: string; readonly kind: 'word' | 'phrase' }[] = [
  ...words.map((text) => ({ text, kind: 'word' as const })),
  ...phrases.map((text) => ({ text, kind: 'phrase' as const })),
]
