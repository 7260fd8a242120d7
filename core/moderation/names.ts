import type { Finding } from './verdict'

/** A single word this long is rather a sentence written together; a shorter one is a name, whatever it sounds like. */
const longWord = 10
/** With fewer words a single innocent one would decide: Dick Tracy, Hindu Kush, Toxic Waste. */
const sentence = 3

/**
 * A name as the words it is made of: `KillAllXs`, `kill_all_xs`, `xXKillAllXsXx` and `KillAllXs88` read `Kill All Xs`.
 * Digits inside a word stay: they may stand for letters.
 */
export function nameWords(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^[xX]{1,3}(?=[_\p{Lu}])(.*?)[xX]{1,3}$/u, '$1')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/(?<=\p{L}{2})\p{Nd}+$/u, '')
    .replace(/[^\p{L}\p{N}\p{M}'@$!]+/gu, ' ')
    .trim()
}

/** Whether a name says enough for a model that was made for sentences. */
export function isSentence(words: string): boolean {
  const parts = words.split(' ')
  return parts.length >= sentence || (parts.length === 1 && words.length >= longWord)
}

/**
 * What the rules hold against a name: everything they find in its words, and in the name as it is written only what is
 * beyond doubt, because there words run into each other (WindyKettle). How loud it is written is no matter.
 */
export function nameFindings(inName: readonly Finding[], inWords: readonly Finding[]): Finding[] {
  const sure = inName.filter(({ action, reason }) => action === 'hide' || reason.rule !== 'slur')
  return [...sure, ...inWords].filter(({ reason }) => reason.rule !== 'caps')
}
