/**
 * What obscenity's English words (from the MIT-licensed list "cuss") mean to us, and what it lacks. Everything it knows
 * and we do not name is profanity, which friendly chat is full of. Offensive by purpose.
 */

/** Attack a group; hardly any harmless use. */
export const HATEFUL = new Set(['africoon', 'arabush', 'abeed', 'boonga', 'chingchong', 'kike', 'nigger'])
/** Often attack a group, but are reclaimed, quoted or mean something else too. */
export const SLURS = new Set(['abo', 'chink', 'dyke', 'fag', 'retard', 'spastic', 'tranny'])
/** Left out: everyday words in other languages or contexts. */
export const IGNORED = new Set(['negro', 'scat', 'sex', 'tit', 'hooker', 'orgy', 'anus'])

/** Further words; `|` is a word's edge. */
export const MORE_HATEFUL = [
  'faggot',
  'fagot',
  '|spic|',
  '|spics|',
  '|gook|',
  '|gooks|',
  'wetback',
  'raghead',
  'sandnig',
  'porch monkey',
  'porchmonkey',
  'towelhead',
  'zipperhead',
]
export const MORE_SLURS = [
  '|paki|',
  '|pakis|',
  '|coon|',
  '|coons|',
  'shemale',
  '|trannie',
  '|mongoloid',
  '|gypo|',
  '|gyppo',
]
/** Innocent words that hold a listed one. */
export const INNOCENT = [
  'niggard',
  'faggoting',
  'retardant',
  'fire retard',
  'flame retard',
  'dykes dam',
  'chink in the armo',
  'therapist',
  'fagus',
  'spica',
  'raccoon',
  'tycoon',
  'cocoon',
  'peacock',
  'van dyke',
  'vandyke',
  'maine coon',
  'chinkapin',
  'fagin',
  'fagan',
]

const SELF = [
  'kill yourself',
  'kill your self',
  'kill urself',
  'kill ur self',
  'hang yourself',
  'hang urself',
  'neck yourself',
  'rope yourself',
  'shoot yourself',
  'off yourself',
  'unalive yourself',
  'end your life',
  'slit your wrists',
  'drink bleach',
  'hope you die',
  'hope u die',
  'hope you get cancer',
]
const HARM = [
  "i'll kill you",
  'ill kill you',
  'i will kill you',
  'gonna kill you',
  'going to kill you',
  'kill your family',
  'i will find you and',
  'i know where you live',
  'rape you',
  'rape her',
  'rape him',
  'cut your throat',
  'slit your throat',
]
const HATE = [
  'heil hitler',
  'hitler was right',
  'gas the jews',
  'white power',
  'go back to africa',
  'go back to your country',
]
const AIMED = [
  'fuck you bitch',
  'you are an idiot',
  'youre an idiot',
  'you are a piece of shit',
  'piece of shit streamer',
  'suck my dick',
  'suck my cock',
  'show your tits',
  'show me your tits',
  'show tits',
  'send nudes',
  'sit on my face',
  'stupid bitch',
  'stupid whore',
  'ugly bitch',
  'dumb bitch',
  'fat bitch',
]

/** Phrases that are abuse whoever says them; also found written as one word. */
export const ABUSE = [...SELF, ...HARM, ...HATE, ...AIMED]
/** Too short to look for inside other words. */
export const SHORT_ABUSE = ['|kys|', '|kysnow|', '|go die|', '|just die|', '|die bitch|', '|go kys|']
