import { describe, expect, test } from 'vitest'
import { isSentence, nameFindings, nameWords } from '../../../core/moderation/names'
import type { Finding } from '../../../core/moderation/verdict'

describe('nameWords', () => {
  test.each([
    ['KillAllXs', 'Kill All Xs'],
    ['kill_all_xs', 'kill all xs'],
    ['xXKillAllXsXx', 'Kill All Xs'],
    ['xX_kill_all_Xx', 'kill all'],
    ['KillAllXs88', 'Kill All Xs'],
    ['BBCNewsFan', 'BBC News Fan'],
    ['k1ll.4ll', 'k1ll 4ll'],
    ['Ｋｉｌｌ', 'Kill'],
    ['Annika', 'Annika'],
    ['Max1', 'Max'],
    ['X1', 'X1'],
    ['xavier', 'xavier'],
    ["O'Brien", "O'Brien"],
    ['тихийЧайник', 'тихий Чайник'],
    ['月光灯塔', '月光灯塔'],
    ['___', ''],
  ])('%s reads %s', (name, words) => expect(nameWords(name)).toBe(words))
})

test('one or two words are a name, three a sentence, and so is one long word', () => {
  expect(['Dick Tracy', 'Toxic', 'Hindu Kush', ''].map(isSentence)).toEqual([false, false, false, false])
  expect(['kill all xs', 'killallxsnow'].map(isSentence)).toEqual([true, true])
})

test('what words make of each other across a border is no finding; loudness never is', () => {
  const finding = (action: Finding['action'], rule: string): Finding => ({
    action,
    reason: { rule, detail: rule, score: null },
  })
  const [slur, sure, caps] = [finding('hold', 'slur'), finding('hide', 'slur'), finding('hold', 'caps')]
  expect(nameFindings([slur], [])).toEqual([])
  expect(nameFindings([], [slur])).toEqual([slur])
  expect(nameFindings([sure, caps], [caps])).toEqual([sure])
})
