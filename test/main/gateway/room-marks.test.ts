import { expect, test } from 'vitest'
import { by, claimed, rigWith, shop } from './room-rig'

const reveal = (runId: string, action = 'reveal') => ({ type: 'host-acted', runId, action, by }) as const

test('who has all they may have sees no button for more, others do', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const { browser } = await claimed(rig)
  const own = (await browser.get('/')).html
  expect(own).toMatch(new RegExp(`<article id="run-${runId}"[^>]* hidden>`))
  expect(own.match(/<(?:p|div)[^>]* data-pool="[^"]*"[^>]*>/g)).toHaveLength(2)
  expect(
    own.match(/<(?:p|div)[^>]* data-pool="[^"]*" hidden>|<(?:p|div) data-pool="[^"]*" hidden>/g),
  ).toHaveLength(2)
  expect(own).toContain('One is yours')
  expect(own).toMatch(/<div id="own-act">.*Pay<\/span> <b>€5\.00/)
  const other = (await rig.browse().get('/')).html
  expect(other).not.toMatch(/data-(pool|ticket)="[^"]*" hidden/)
  expect(other).toContain('<div id="own-act"></div>')
  // Given up, all is as it was.
  await browser.send('act', { do: `cancel ${Object.keys(shop(rig).holds)[0]}` }, browser.page)
  expect((await browser.get('/')).html).not.toMatch(/data-(pool|ticket)="[^"]*" hidden/)
})

test('an answered question has no button left, and says which answer was theirs', async () => {
  const rig = await rigWith()
  const quizId = await rig.fire('quiz')
  const browser = rig.browse()
  await browser.get('/')
  await browser.send('act', { do: `answer ${quizId} B` })
  const { html } = await browser.get('/')
  expect(html).toMatch(new RegExp(`<fieldset[^>]* data-quiz="${quizId}" disabled>`))
  expect(html).toContain(`data-yours="${quizId}.B">`)
  expect(html).toMatch(new RegExp(`data-yours="${quizId}\\.A" hidden`))
  const other = (await rig.browse().get('/')).html
  expect(other).toMatch(new RegExp(`<fieldset[^>]* data-quiz="${quizId}">`))
})

test('a result says what was answered, what it earned, and a rank that may be shared', async () => {
  const rig = await rigWith()
  const quizId = await rig.fire('quiz')
  const browsers = [rig.browse(), rig.browse(), rig.browse()]
  for (const [at, browser] of browsers.entries()) {
    await browser.get('/')
    await browser.send('act', { do: `answer ${quizId} ${at < 2 ? 'A' : 'B'}` })
  }
  const seen = async () =>
    Promise.all(browsers.map(async (browser) => (await browser.get('/')).html.replace(/<[^>]+>/g, ' ')))
  for (const page of await seen()) expect(page).not.toMatch(/Right\.|Not right|Rank/)
  await rig.engine.offer(reveal(quizId), null)
  const [first, second, third] = await seen()
  for (const page of [first, second]) {
    expect(page).toMatch(/Right\. You answered A,\s+Gutenberg/)
    expect(page).toMatch(/This one\s+\+100\s+Points\s+100\s+Rank\s+1\s+shared/)
  }
  expect(third).toMatch(/Not right\. You answered B,\s+Edison\s*; right is\s+A,\s+Gutenberg/)
  expect(third).toMatch(/This one\s+\+0\s+Points\s+0/)
  expect(third).not.toContain('Rank')
  // It stays beside the leaderboard, and ends with it.
  await rig.engine.offer(reveal(quizId, 'leaderboard'), null)
  expect((await seen())[0]).toMatch(/Rank\s+1\s+shared/)
  await rig.engine.offer(reveal(quizId, 'close'), null)
  const [after] = await seen()
  expect(after).not.toContain('Rank')
  expect(after).toContain('You have 100 points.')
})

test('two things on sale: one button in the dock, the other in its ticket, and no two of one name', async () => {
  const rig = await rigWith()
  const first = await rig.fire('drop')
  const second = await rig.fire('tip')
  const { html } = await rig.browse().get('/')
  const [, dock] = html.split('<section id="dock"')
  expect(dock).toContain(`id="claim-${second}"`)
  expect(dock).not.toContain(`id="claim-${first}"`)
  expect(html).toContain(
    `id="claim-${first}" form="act" name="do" value="claim ${first}">Claim one<span class="sr">: Signed print`,
  )
  expect(html).toMatch(new RegExp(`<p class="here alt"[^>]*><button[^>]* id="take-${second}"`))
  // What came later stands below: it moves nothing that is there.
  expect(html.indexOf(`id="run-${first}"`)).toBeLessThan(html.indexOf(`id="run-${second}"`))
})

test('words that were wrong in the room: what is typed elsewhere, and which chat is linked', async () => {
  const rig = await rigWith({ hall: true })
  await rig.fire()
  const { html } = await rig.browse().get('/')
  const [, ticket] = /<article id="run-([\s\S]*?)<\/article>/.exec(html)!
  expect(ticket).not.toContain('!claim')
  expect(ticket).toContain('1 is kept for the hall.')
})
