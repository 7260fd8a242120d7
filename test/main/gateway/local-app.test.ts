import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createLocalApp } from '../../../main/gateway/local-app'

function app() {
  const names: string[] = []
  const local = createLocalApp({
    port: () => 4747,
    // Time stands still: no bucket is ever filled again.
    now: () => 0,
    api: {
      openapi: async () => ({}),
      handle: async (_request, name) => {
        names.push(name)
        return new Response('{}')
      },
    },
    controlToken: () => 'control',
    bridgeToken: () => 'bridge',
    overlay: new Hono(),
    consoleToken: 'console',
    rendererDir: '',
    room: new Hono(),
    hall: new Hono(),
  })
  const post = async (path: string, token: string) => {
    const headers = { host: '127.0.0.1:4747', authorization: `Bearer ${token}` }
    return (await local.request(`/api/v1${path}`, { method: 'POST', headers })).status
  }
  return { post, names }
}

test('a tool that floods its bridge keeps nobody from pressing a button', async () => {
  const { post, names } = app()
  let status = 200
  for (let call = 0; call < 2_000 && status === 200; call += 1) status = await post('/lines', 'bridge')
  expect(status).toBe(429)
  expect(await post('/panic', 'control')).toBe(200)
  expect(names.at(-1)).toBe('remote')
})

test("the bridge's token opens nothing else", async () => {
  const { post, names } = app()
  for (const path of ['/panic', '/lines/', '/lines/x', '/cues/a/fire'])
    expect([path, await post(path, 'bridge')]).toEqual([path, 401])
  expect(await post('/lines', 'bridge')).toBe(200)
  expect(names).toEqual(['bridge'])
})
