import { cleanName } from '../../../core/chat/clean'
import type { ViewerRef } from '../../../core/chat/port'
import type { Chance } from './chance'

/** Invented names: weather, plants, tools and kitchenware in several scripts, so that no real person is meant. */
const first =
  'amber brisk cedar copper cosy dusty early fuzzy gentle hazel idle jolly keen lunar mellow mossy nimble olive paper plum quiet rusty sandy silver sunny tidy velvet windy'.split(
    ' ',
  )
const second =
  'acorn anchor badger basil beacon biscuit button candle comet fern kettle lantern maple marble mitten otter pebble pickle puffin radish ribbon rocket spoon teapot thimble thunder turnip walnut'.split(
    ' ',
  )
const elsewhere: readonly (readonly [readonly string[], readonly string[], string])[] = [
  ['тихий синий лунный добрый ранний'.split(' '), 'чайник клён ветер ёжик фонарь'.split(' '), '_'],
  ['μπλε ήσυχος μικρός πράσινος'.split(' '), 'φάρος άνεμος κήπος τζίτζικας'.split(' '), '_'],
  ['あおい ほしの ゆき そらいろ'.split(' '), 'きつね やかん ランタン どんぐり'.split(' '), ''],
  ['푸른 조용한 작은 달빛'.split(' '), '주전자 여우 등대 단추'.split(' '), ''],
  ['小小 月光 青色 安静'.split(' '), '茶壶 灯塔 松果 云朵'.split(' '), ''],
  ['هادئ أزرق صغير'.split(' '), 'قنديل غيمة إبريق'.split(' '), '_'],
  ['שקט כחול קטן'.split(' '), 'פנס ענן כפתור'.split(' '), '_'],
  ['नीला शांत छोटा'.split(' '), 'दीपक बादल पतंग'.split(' '), '_'],
  ['żółty cichy mały'.split(' '), 'świerk żołądź dzięcioł'.split(' '), '_'],
]

const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1)

function nameFor(chance: Chance): string {
  if (chance.happens(0.15)) {
    const [one, other, joint] = chance.pick(elsewhere)
    return `${chance.pick(one)}${joint}${chance.pick(other)}`
  }
  const [one, other] = [chance.pick(first), chance.pick(second)]
  const shapes = [
    `${one}_${other}`,
    capital(one) + capital(other),
    `${one}${other}`,
    `${capital(other)}${chance.below(90) + 10}`,
  ]
  return chance.pick(shapes)
}

/** `size` viewers with different names; ids `c1`, `c2`, ... */
export function inventViewers(size: number, platform: string, chance: Chance): ViewerRef[] {
  const taken = new Set<string>()
  return Array.from({ length: size }, (_, at) => {
    let name = nameFor(chance)
    if (taken.has(name)) name = `${name}${at + 1}`
    taken.add(name)
    return { platform, id: `c${at + 1}`, name: cleanName(name) }
  })
}

/**
 * Picks talkers: the top 1 % (at least one) write 15 % of all lines, half of the others hardly ever write,
 * as measured in real chats.
 */
export function talkers(viewers: readonly ViewerRef[], chance: Chance): () => ViewerRef {
  const top = Math.max(1, Math.round(viewers.length / 100))
  const rest = viewers.slice(top).map(() => (chance.happens(0.5) ? 0.15 : chance.between(0.3, 2.5)))
  const restSum = rest.reduce((sum, weight) => sum + weight, 0)
  return () => {
    if (restSum === 0 || chance.happens(0.15)) return viewers[chance.below(top)]!
    let left = chance.next() * restSum
    const at = rest.findIndex((weight) => {
      left -= weight
      return left < 0
    })
    return viewers[at < 0 ? viewers.length - 1 : top + at]!
  }
}
