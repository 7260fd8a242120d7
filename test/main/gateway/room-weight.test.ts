import { AsyncLocalStorage } from 'node:async_hooks'
import { expect, test, vi } from 'vitest'
import { claimed, rigWith } from './room-rig'

test('no page of the room makes every later promise of the process dearer', async () => {
  const run = vi.spyOn(AsyncLocalStorage.prototype, 'run')
  const rig = await rigWith()
  await rig.fire()
  const { browser } = await claimed(rig)
  const [hold] = Object.values(rig.engine.world().airing!.shop.holds)
  await rig.engine.offer({ type: 'host-said', text: 'Welcome', by: { from: 'console', name: 'test' } }, null)
  const { html } = await browser.get('/')
  expect(html).toContain('class="official"')
  for (const path of [`/hold/${hold!.id}`, '/orders', '/nowhere', '/?refresh=on']) await browser.get(path)
  expect(run).not.toHaveBeenCalled()
})

test('pages and files come compressed to those who can read them so, and as they are to others', async () => {
  const rig = await rigWith()
  const asked = async (path: string, accepts: string) => {
    const response = await rig.browse().request(path, { headers: { 'accept-encoding': accepts } })
    return { encoding: response.headers.get('content-encoding'), text: await response.text() }
  }
  const script = /src="([^"]+room\.js[^"]*)"/.exec((await asked('/', 'identity')).text)![1]!
  for (const [path, marks] of [
    ['/', 'id="own"'],
    [script, 'visibilitychange'],
  ] as const) {
    const plain = await asked(path, 'identity')
    expect(plain.encoding).toBeNull()
    expect(plain.text).toContain(marks)
    const squeezed = await asked(path, 'gzip;q=0.8, deflate')
    expect(squeezed.encoding).toBe('gzip')
    expect(squeezed.text).toContain(marks)
    expect((await asked(path, 'gzip;q=0')).encoding).toBeNull()
  }
  const small = await asked(script, 'gzip, br')
  expect(small.encoding).toBe('br')
  expect(small.text).toContain('visibilitychange')
})

test('a body that is too long is refused, also when it does not say how long it is', async () => {
  const rig = await rigWith()
  const long = 'x'.repeat(9_000)
  const post = (body: BodyInit) =>
    fetch(`${rig.url}/say`, { method: 'POST', body, duplex: 'half' } as RequestInit).then(
      ({ status }) => status,
    )
  expect(await post(long)).toBe(413)
  expect(await post(new Blob([long]).stream())).toBe(413)
})
