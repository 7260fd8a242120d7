import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { surviveMistakes } from '../../main/mistakes'

test('a promise nobody listened to and a throw out of a timer are written down, not fatal', () => {
  const written: unknown[] = []
  const process = new EventEmitter()
  surviveMistakes(
    { info: () => {}, warn: () => {}, error: (_words, error) => written.push(error) },
    process as never,
  )
  process.emit('unhandledRejection', 'one')
  process.emit('uncaughtException', 'two')
  expect(written).toEqual(['one', 'two'])
})
