/**
 * What people put before an answer: "the answer is B", "I think Ghent". Sources of regular expressions, for the languages
 * of the overlay; whatever follows must be a choice and nothing else, so a phrase may be short.
 */

/** Say that an answer follows. */
const announcing = [
  "(?:(?:ok|so|well),? )?(?:(?:the|my|final|right|correct) ){0,3}answer(?:'s| is)?",
  '(?:(?:die|meine|richtige) ){0,2}antwort(?: ist| lautet)?',
  '(?:(?:la|mi) )?(?:respuesta|opci[oó]n)(?: correcta)?(?: es)?(?: la)?',
  '(?:(?:la|ma|bonne) ){0,2}r[eé]ponse(?: est)?(?: la)?',
  '(?:(?:a|minha) )?(?:resposta|op[cç][aã]o)(?: certa| correta)?(?: [eé])?(?: a)?',
  '(?:答え?|こたえ|正解|回答)は?',
  '(?:ال)?(?:جواب|إجابة|اجابة)(?: هو| هي)?|(?:جوابي|إجابتي|اجابتي)(?: هو| هي)?',
]

/** Begin all sorts of talk. */
const guessing = [
  "i(?:'d| would)? (?:say|think|guess|choose|pick|vote|go (?:with|for))(?: it'?s| it is)?",
  "(?:i'?m )?going (?:with|for)",
  "it'?s|it is|must be",
  'ich (?:sage|nehme|denke|glaube|tippe(?: auf)?)',
  'es ist',
  '(?:yo )?(?:digo|elijo|voto(?: por)?|creo que(?: es)?)(?: la)?|es la',
  "je (?:dis|choisis|vote|pense)(?: que c'est)?(?: la)?|c'est(?: la)?",
  '(?:eu )?(?:digo|escolho|voto(?: em)?|acho que(?: [eé])?)(?: a)?',
  'たぶん|多分',
  'أظن(?: أنها| أنه)?|أختار',
]

/** Behind an answer: "Bです", "ヘントだと思う". */
const ending = /\s*(?:です|だと思(?:う|います)|かな)$/u

const gap = '(?:\\s*[:=,-]\\s*|\\s+|(?<=[は分ん]))'
const leads = (phrases: readonly string[]) =>
  new RegExp(`^(?:${phrases.join('|')})${gap}(?<rest>\\S.*)$`, 'iu')
const announces = leads(announcing)
const guesses = leads(guessing)

export interface Led {
  readonly rest: string
  /** How what follows is meant: the line is its own, it was announced, or it may be the beginning of any sentence. */
  readonly by: 'nothing' | 'announcing' | 'guessing'
}

/** Takes away what only says that an answer follows. */
export function withoutLead(text: string): Led {
  const bare = text.replaceAll('’', "'").replace(ending, '')
  const announced = announces.exec(bare)?.groups?.rest
  if (announced !== undefined) return { rest: announced, by: 'announcing' }
  const guessed = guesses.exec(bare)?.groups?.rest
  if (guessed !== undefined) return { rest: guessed, by: 'guessing' }
  return { rest: bare, by: bare === text ? 'nothing' : 'announcing' }
}
