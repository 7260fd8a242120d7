import { expect, test } from 'vitest'
import type { ViewerAct } from '../../../core/cues/happening'
import { rigWith, shop } from './room-rig'

const onTwitch = { platform: 'twitch', id: '4711', name: 'ana_live' }

test('claimed on Twitch, linked by a code typed there, paid for in the room', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const inChat = (act: ViewerAct, line: string) =>
    rig.engine.offer(
      {
        type: 'line-judged',
        lineId: `twitch:${line}`,
        viewer: onTwitch,
        audience: 'stream',
        text: line,
        flags: [],
        verdict: { action: 'allow', reasons: [] },
        act,
      },
      `twitch:${line}`,
    )
  await inChat({ act: 'claim', runId: null }, 'm1')
  const browser = rig.browse()
  const before = await browser.get('/')
  expect(before.html).toContain('Claimed in another chat?')
  expect(before.html).not.toContain('Kept for you')
  const hold = Object.values(shop(rig).holds)[0]!
  expect((await browser.get(`/hold/${hold.id}`)).status).toBe(404)

  const coded = await browser.send('act', { do: 'link' }, before)
  const code = /!link ([A-Z0-9]{6})/.exec(coded.html)![1]!
  await inChat({ act: 'link', code }, 'm2')

  const linked = await browser.get('/')
  expect(linked.html).toContain('Linked with your chat on Twitch')
  expect(linked.html).toContain('Kept for you')
  const more = await browser.send('act', { do: `more-time ${hold.id}` })
  expect(more.html).toContain('You have more time.')
  const page = await browser.get(`/hold/${hold.id}`)
  expect(page.status).toBe(200)
  const order = await browser.send('pay', { carrier: 'sandbox', test: 'paid', consent: 'yes' })
  expect(order.path).toMatch(/^\/order\/o/)
  await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
  const bought = Object.values(shop(rig).orders)[0]!
  expect(bought.viewer).toEqual(onTwitch)
  expect((await browser.get('/orders')).html).toContain('No. 1')

  // The limit is the person's: no second one through the room.
  const again = await browser.send('act', { do: `claim ${runId}` }, await browser.get('/'))
  expect(again.html).toContain('One per viewer.')

  const apart = await browser.send('act', { do: 'unlink' }, await browser.get('/'))
  expect(apart.html).not.toContain('Linked with your chat')
  expect((await browser.get(`/hold/${hold.id}`)).status).toBe(404)
})

test('a stranger’s code links nobody to somebody else', async () => {
  const rig = await rigWith()
  await rig.fire()
  const [ana, eve] = [rig.browse(), rig.browse()]
  await ana.get('/')
  await eve.get('/')
  const coded = await ana.send('act', { do: 'link' })
  const code = /!link ([A-Z0-9]{6})/.exec(coded.html)![1]!
  const wrong = `${code.slice(0, 5)}${code.endsWith('B') ? 'C' : 'B'}`
  const { links } = rig.engine.world().airing!
  await rig.engine.offer(
    { type: 'viewer-acted', viewer: onTwitch, audience: 'stream', act: { act: 'link', code: wrong } },
    null,
  )
  expect(rig.engine.world().airing!.links.person).toEqual(links.person)
  expect((await eve.get('/')).html).not.toContain('Linked with')
})
