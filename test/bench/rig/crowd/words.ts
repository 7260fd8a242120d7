import type { Chance } from '../../../../main/chat/replay/chance'

const repeated = [
  'lol',
  'GG',
  'so good',
  'W',
  'poggers',
  'this is great',
  'what did I miss',
  'F',
  'LETS GO',
  'where is that from',
  'hello from Lisbon',
  'the colours tonight are something else, well done everybody',
]
const words =
  'that print looks sharp from here how long does the ink take to dry on such a warm night anyone else in the hall can see it well'.split(
    ' ',
  )

/** Content as in the logs: a third said before, half of the rest short, one line in fifty a command. */
export function textOf(n: number, chance: Chance): string {
  if (n % 50 === 0) return '!claim'
  if (chance.happens(0.36)) return chance.pick(repeated)
  const length = chance.happens(0.6) ? 2 : 2 + Math.floor(chance.erlang(2, 4))
  const some = Array.from({ length }, () => chance.pick(words))
  return `${some.join(' ')} ${n.toString(36)}`
}

/** People who write a sixth of everything, and all others, who write now and then. */
export const regulars = 200
export const people = 20_000

export function writerOf(chance: Chance): string {
  return `viewer${chance.happens(0.16) ? chance.below(regulars) : regulars + chance.below(people - regulars)}`
}
