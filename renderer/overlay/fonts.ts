import type { Theme } from '../../core/overlay/theme'
import type { Language } from '../../core/words/languages'
import { stageWords } from '../../core/words/stage'

const themed: Readonly<Record<Theme['font'], string>> = {
  sans: '"Archivo Variable"',
  rounded: '"Fredoka Variable"',
  serif: '"Roboto Serif Variable"',
  mono: '"Martian Mono Variable"',
}
/** Behind each font: what its own signs do not cover. */
const script: Partial<Record<Language, string>> = {
  ar: '"Noto Sans Arabic Variable"',
  ja: '"Noto Sans JP Variable"',
}

/** As CSS has it. */
export function fontsOf(font: Theme['font']): string {
  return [themed[font], script.ar, script.ja, 'system-ui', '"DejaVu Sans"', 'sans-serif'].join(', ')
}

/** Fetches what the first cue will be set in, before it comes; one that is missing leaves its place to the next in the list. */
export function loadFonts(font: Theme['font'], language: Language): void {
  const load = (family: string, signs: string) =>
    void document.fonts.load(`800 1rem ${family}`, signs).catch(() => {})
  load(themed[font], 'Aa0!€')
  const own = script[language]
  const words = Object.values(stageWords[language]).filter((one) => typeof one === 'string')
  // Of the plain signs Noto has its own, which nobody will see.
  if (own !== undefined) load(own, words.join('').replace(/[\0-~]/g, ''))
}
