import { describe, expect, test } from 'vitest'
import { chromiumPath, oneBrowser, rigOnLine, timed, visit } from './room-screen'

const browser = oneBrowser()
const lost = 'Connection lost. Trying again…'

describe.skipIf(chromiumPath === undefined)('the room on a bad line', () => {
  test('the network is cut and the browser knows: what opened meanwhile is there when it is back', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    await page.context().setOffline(true)
    await page.getByText(lost).waitFor()
    const runId = await rig.fire('drop')
    await page.context().setOffline(false)
    await timed('network cut, drop on screen', page.locator(`#claim-${runId}`).waitFor())
    await page.getByText('Connected again.').waitFor()
    await page
      .getByText('Connected again.')
      .waitFor({ state: 'detached' })
      .catch(() => {})
  })

  test('the network is cut and the browser does not know', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    line.turn('cut')
    await page.getByText(lost).waitFor()
    const runId = await rig.fire('drop')
    line.turn('fine')
    await timed('line cut without a word, drop on screen', page.locator(`#claim-${runId}`).waitFor())
  })

  test('a connection that a router forgot is noticed, and another opened', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    await page.locator('#link').waitFor({ state: 'attached' })
    line.forget()
    const runId = await rig.fire('drop')
    await timed('half-open, drop on screen', page.locator(`#claim-${runId}`).waitFor())
  })

  test('a line that swallows everything, also of new connections', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    line.turn('silent')
    await timed('silent line noticed', page.getByText(lost).waitFor())
    const runId = await rig.fire('drop')
    line.turn('fine')
    await timed('silent line back, drop on screen', page.locator(`#claim-${runId}`).waitFor())
    expect(await page.locator('#link').textContent()).toBe('Connected again.')
  })
})
