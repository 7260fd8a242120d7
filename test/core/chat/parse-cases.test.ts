import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseChoice } from '../../../core/chat/choice'
import { cleanLine, type Fragment, type ReplyTarget } from '../../../core/chat/clean'
import { parseCommand, parseWhole } from '../../../core/chat/command'

type Case = {
  readonly id: string
  readonly platform: string
  readonly text: string
  readonly reply?: ReplyTarget
  readonly fragments?: readonly Fragment[]
  readonly expect: { readonly command: string; readonly args?: readonly string[] } | null
  readonly answer?: string | number | null
  readonly note: string
}

const file = new URL('../../../../shared/data/parse-cases/cases.jsonl', import.meta.url)
const present = existsSync(file)
if (!present) console.log('skipped: the shared parse cases are not on this machine')
const cases = present
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line): Case => JSON.parse(line))
  : []

describe.skipIf(!present)('the shared parse cases', () => {
  it.each(cases.map((one) => [`${one.id} ${one.note}`, one] as const))('%s', (_, one) => {
    const { key } = cleanLine(one.text, {
      reply: one.reply ?? null,
      fragments: one.fragments ?? null,
      platform: one.platform,
    })
    const command = parseCommand(key)
    expect(command?.name ?? null).toBe(one.expect?.command ?? null)
    if (one.expect?.args) expect(command?.args).toEqual(one.expect.args)
    if (one.answer === undefined || !command) return
    if (command.name === 'guess') return expect(parseWhole(command.args[0] ?? '')).toBe(one.answer)
    const choice = parseChoice(command.args.join(' '), 4)
    expect(choice === null ? null : 'ABCD'[choice]).toBe(one.answer)
  })
})
