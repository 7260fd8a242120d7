import type { Page } from '@playwright/test'
import { describe, test } from 'vitest'
import { chromiumPath, oneBrowser, rigOnLine, timed, visit } from './room-screen'

const browser = oneBrowser()
/** 50 kbit/s each way, 600 ms there and back. */
const slow = { bytesPerSecond: 6_250, roundTrip: 600 }

/** Milliseconds from the start of the navigation: first text, and between which it came over the line. */
const firstText = (page: Page) =>
  page.evaluate(async () => {
    const painted = await new Promise<number>((resolve) =>
      new PerformanceObserver((list) =>
        resolve(list.getEntriesByName('first-contentful-paint')[0]!.startTime),
      ).observe({ type: 'paint', buffered: true }),
    )
    const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const [from, to] = [page!.responseStart, page!.responseEnd]
    return `${Math.round(painted)} ms (the page came from ${Math.round(from)} to ${Math.round(to)} ms)`
  })

describe.skipIf(chromiumPath === undefined)('the room at 50 kbit/s and 600 ms', () => {
  test('text is there before script; a claim is answered; a drop comes after a cut', async () => {
    const { rig, line } = await rigOnLine({ line: slow })
    for (let at = 0; at < 30; at += 1)
      await rig.engine.roomLine(
        { platform: 'room', id: `v${at}`, name: `Viewer ${at}` },
        'stream',
        `line ${at}, as long as lines in chats are`,
        `m${at}`,
      )
    const runId = await rig.fire('drop')
    const page = await visit(browser(), line.url, {}, 'commit')
    console.log(`first text by the line: ${await firstText(page)}`)
    await page.waitForLoadState('load')
    console.log(`all loaded: ${line.received()} bytes`)
    await page.locator(`#claim-${runId}`).click()
    await timed(
      'claim answered',
      page.getByRole('alert').getByText('One Signed print is kept for you.').waitFor(),
    )
    line.turn('cut')
    await page.getByText('Connection lost.').waitFor()
    const next = await rig.fire('tip')
    line.turn('fine')
    // The dock has what is to be paid for: the next drop's button is in its ticket.
    await timed('slow line back, drop on screen', page.locator(`#take-${next}`).waitFor())
  })

  test('by the browser’s own emulation', async () => {
    const { rig, line } = await rigOnLine()
    const runId = await rig.fire('drop')
    const context = await browser().newContext({ viewport: { width: 360, height: 640 } })
    const page = await context.newPage()
    const tools = await context.newCDPSession(page)
    await tools.send('Network.enable')
    await tools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: slow.roundTrip,
      downloadThroughput: slow.bytesPerSecond,
      uploadThroughput: slow.bytesPerSecond,
    })
    await page.goto(line.url)
    console.log(`first text by the browser’s emulation: ${await firstText(page)}`)
    await page.locator(`#claim-${runId}`).click()
    await timed(
      'claim answered, emulated',
      page.getByRole('alert').getByText('One Signed print is kept for you.').waitFor(),
    )
    await context.close()
  })
})
