import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../core/contract'
import type { Caller } from './parts'
import type { MicdropRouter } from './router'

const prefix = '/api/v1'

const remoteOnly = ({ contract: procedure }: { contract: { '~orpc': { meta: unknown } } }) =>
  (procedure['~orpc'].meta as { from?: string }).from === 'remote'

export interface ControlApi {
  readonly openapi: () => Promise<unknown>
  /** Answers `/api/v1/...`, or null when no such call exists. The bearer token was checked before. */
  readonly handle: (request: Request, name: string) => Promise<Response | null>
}

/** The control API: the contract's `remote` procedures as plain HTTP, for Stream Deck, Companion and curl. */
export function createControlApi(router: MicdropRouter): ControlApi {
  const handler = new OpenAPIHandler<Caller>(router, { filter: remoteOnly as never })
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  let document: Promise<unknown> | null = null
  return {
    openapi: () => {
      document ??= generator.generate(contract, {
        filter: remoteOnly as never,
        info: { title: 'Micdrop control API', version: '1' },
        servers: [{ url: prefix }],
        components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
        security: [{ bearer: [] }],
      })
      return document
    },
    handle: async (request, name) => {
      const answered = await handler.handle(await withKey(request), {
        prefix,
        context: { from: 'remote', name },
      })
      return answered.matched ? answered.response : null
    },
  }
}

/** The header Idempotency-Key is the contract's `key`; a body may be empty. */
async function withKey(request: Request): Promise<Request> {
  const key = request.headers.get('idempotency-key')
  if (request.method !== 'POST' || key === null) return request
  const text = await request.text()
  const body = text.trim() === '' ? {} : JSON.parse(text)
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return new Request(request.url, { method: 'POST', headers, body: JSON.stringify({ ...body, key }) })
}
