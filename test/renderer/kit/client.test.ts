import { ORPCError } from '@orpc/client'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, expect, test } from 'vitest'
import { contract } from '../../../core/contract'
import { createConsoleClient, errorWords, refusalCode } from '../../../renderer/kit/client'
import { fixtureState } from '../harness/fixture'

const refused = new ORPCError('REFUSED', {
  message: 'The rundown is empty.',
  data: { code: 'cue-not-found' },
})

test.each([
  [refused, 'cue-not-found', 'The rundown is empty.'],
  [
    new ORPCError('INTERNAL_SERVER_ERROR', { message: 'x is undefined' }),
    null,
    'Something went wrong inside Micdrop. The log has the details.',
  ],
  [
    new ORPCError('BAD_REQUEST', { data: { issues: [{ message: 'too long' }] } }),
    null,
    'Micdrop could not read this: too long',
  ],
  [
    new Error('[AsyncIdQueue] closed'),
    null,
    'Micdrop did not answer. The command may not have been carried out.',
  ],
])('%s is said in plain words', (error, code, words) => {
  expect([refusalCode(error), errorWords(error)]).toEqual([code, words])
})

const ports: MessagePort[] = []
afterEach(() => {
  for (const port of ports.splice(0)) port.close()
})

test('over a real MessagePort: events arrive, refusals keep their code', async () => {
  const desk = implement(contract)
  const router = {
    state: {
      watch: desk.state.watch.handler(async function* () {
        yield { type: 'snapshot' as const, revision: 0, state: fixtureState() }
        yield { type: 'patch' as const, revision: 1, set: { orders: [] } }
      }),
    },
    panic: desk.panic.handler(() => {
      throw refused
    }),
  }
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  new RPCHandler(router).upgrade(port2)
  port2.start()
  const client = createConsoleClient(port1)

  const types: string[] = []
  for await (const event of await client.state.watch()) types.push(`${event.type} ${event.revision}`)
  expect(types).toEqual(['snapshot 0', 'patch 1'])
  const error = await client.panic({}).catch((thrown: unknown) => thrown)
  expect([refusalCode(error), errorWords(error)]).toEqual(['cue-not-found', 'The rundown is empty.'])
})
