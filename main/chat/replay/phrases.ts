import type { Chance } from './chance'

/** Own sentences only; recorded chat is never shown in a rehearsal. */
const moods =
  'lol|haha|hype|HYPE|wow|nice|yesss|gg|GG|LETS GO|omg|same|ooooh|🔥🔥🔥|❤️|👏👏|😂|ahahaha|true|yep|no way|micWave|micHype|dropDance'.split(
    '|',
  )
const short =
  'hi all|hello|so cool|first time|good one|where from|love it|cosy|that song|wait what|back again|okay okay|big if true|soon?|how much|nice mug|volume ok?'.split(
    '|',
  )
const openers = 'honestly|okay but|wait,|chat,|ngl|also|btw|not sure but'.split('|')
const middles =
  'this is the best part of the week|the light in here is so good today|I missed the beginning, what happened|the last one sold out so fast|my cat walked over the keyboard|that blue one looks great on camera|the sound is much better than last time|I would put that on my desk|someone clip that please|the countdown makes me nervous|greetings from a rainy balcony|I am eating noodles and watching this'.split(
    '|',
  )
const closers = ['', '', '', ' haha', ' :D', ' 🙂', '!!', '...', ' lol']
const abroad =
  'hola a todos|buenas noches desde la cocina|bonsoir tout le monde|guten Abend zusammen|wie viel kostet das?|привет всем|очень красиво|こんばんは|かわいい|안녕하세요|예쁘다|大家好|好漂亮|مساء الخير|ערב טוב|नमस्ते|dobry wieczór'.split(
    '|',
  )

const insults =
  'you are an idiot and a worthless loser, get lost|shut up you pathetic loser, nobody likes you|what a stupid moron, quit already|you are trash and you should be ashamed, idiot|nobody wants you here, go away you disgusting clown|i hate you, you dumb piece of garbage|you ugly idiot, i will find you and hurt you|shut your mouth, you are an idiot and a brainless fool|youre an idiot, so dumb it hurts|go to hell you miserable loser|i know where you live and i will smash your face, you idiot|y0u are an 1diot, st-upid l0ser|s h u t  u p  i d i o t'.split(
    '|',
  )
const links =
  'FREE followers and views at http://cheap-viewers.example/now|win a phone here >>> www.totally-free-phones.example|best prices bit.example/x9 check my channel|get rich today: https://fast-money.example/?ref=77'.split(
    '|',
  )
const shouts =
  'WHY IS NOBODY READING MY MESSAGES COME ON|THIS IS TAKING FOREVER START THE SALE NOW|HELLO HELLO HELLO ANSWER ME PLEASE|EVERYONE LOOK AT ME I WAS HERE FIRST'.split(
    '|',
  )
const spam =
  'follow me follow me follow me|SPAM SPAM SPAM SPAM|join my stream right now|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.split(
    '|',
  )

const reactions: readonly (readonly [RegExp, readonly string[]])[] = [
  [/sold out|gone/i, ['nooo', 'so fast', 'next time', 'gg', 'too slow again', '😭']],
  [/correct|winner|leader|points/i, ['yesss', 'called it', 'gg', 'robbed haha', '👏👏', 'I knew it']],
  [/claim|drop|open|left/i, ['hype', 'finally', 'here we go', 'want', '🔥🔥🔥', 'ready']],
  [/\?|quiz|answer/i, ['easy', 'hmm', 'no idea', 'ooh', 'guessing']],
]

export type Phrases = {
  /** Small talk: half of it at most 10 characters, a third of it the mood of the moment, again and again. */
  talk(): string
  insult(): string
  link(): string
  shout(): string
  spam(): string
  /** What someone types after the show's own line `text`. */
  reaction(text: string): string
}

export function createPhrases(chance: Chance): Phrases {
  let mood = chance.pick(moods)

  function talk(): string {
    if (chance.happens(0.12)) mood = chance.pick(moods)
    const roll = chance.next()
    if (roll < 0.33) return mood
    if (roll < 0.43) return chance.pick(moods)
    if (roll < 0.58) return chance.pick(short) + chance.pick(closers)
    if (roll < 0.66) return chance.pick(abroad)
    if (roll < 0.88) return `${chance.pick(openers)} ${chance.pick(middles)}${chance.pick(closers)}`
    return chance.pick(middles) + chance.pick(closers)
  }

  return {
    talk,
    insult: () => chance.pick(insults),
    link: () => chance.pick(links),
    shout: () => chance.pick(shouts),
    spam: () => chance.pick(spam),
    reaction: (text) => {
      const fitting = reactions.find(([pattern]) => pattern.test(text))
      return fitting ? chance.pick(fitting[1]) : mood
    },
  }
}
