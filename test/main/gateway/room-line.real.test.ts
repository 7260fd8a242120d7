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

  test('words of the line are said once, however often it is tried', async () => {
    const { line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    await page.evaluate(() => {
      const said: string[] = []
      new MutationObserver(() => said.push(document.getElementById('link')!.textContent!)).observe(
        document.getElementById('status')!,
        { childList: true, characterData: true, subtree: true },
      )
      Object.assign(window, { said })
    })
    line.turn('cut')
    await page.getByText(lost).waitFor()
    const tries = line.refused()
    await expect.poll(line.refused).toBeGreaterThan(tries + 3)
    line.turn('fine')
    await page.getByText('Connected again.').waitFor()
    await page.locator('#link:empty').waitFor({ state: 'attached' })
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
      lost,
      'Connected again.',
      '',
    ])
  })

  test('a page that was frozen in a pocket, with a line that died meanwhile, is alive when it is looked at', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    const tools = await page.context().newCDPSession(page)
    const wake = async () => {
      await tools.send('Page.setWebLifecycleState', { state: 'active' })
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    }
    await tools.send('Page.setWebLifecycleState', { state: 'frozen' })
    line.forget()
    const runId = await rig.fire('drop')
    // Longer than a beat, of which a frozen page hears nothing.
    await expect.poll(line.givenUp, { timeout: 40_000 }).toBeGreaterThan(0)
    await wake()
    await timed('frozen, drop on screen', page.locator(`#claim-${runId}`).waitFor())
  })

  test('the back button finds a page that is up to date', async () => {
    const { rig, line } = await rigOnLine()
    const page = await visit(browser(), line.url)
    await page.getByRole('link', { name: 'My orders' }).click()
    await page.getByRole('heading', { name: 'My orders' }).waitFor()
    const runId = await rig.fire('drop')
    await page.goBack()
    await page.locator(`#claim-${runId}`).waitFor()
    const next = await rig.fire('tip')
    await page.locator(`#claim-${next}`).waitFor()
  })

  test('where no socket gets through, pages do', async () => {
    const { rig, line } = await rigOnLine()
    const context = await browser().newContext()
    await context.routeWebSocket(/\/live/, (socket) => socket.close())
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    await page.goto(line.url)
    await page.getByText(lost).waitFor()
    const runId = await rig.fire('drop')
    await timed('no sockets, drop on screen', page.locator(`#claim-${runId}`).waitFor())
    await context.close()
  })
})
