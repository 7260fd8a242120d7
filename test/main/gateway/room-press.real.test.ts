import { describe, expect, test } from 'vitest'
import { shop } from './room-rig'
import { chromiumPath, oneBrowser, rigOnLine, visit } from './room-screen'

const browser = oneBrowser()
const posts = (requests: readonly string[]) => requests.filter((request) => request.startsWith('POST'))

describe.skipIf(chromiumPath === undefined)('a button of the room that is pressed', () => {
  test('without a line it is kept, says so, and is sent once when the line is back', async () => {
    const { rig, line } = await rigOnLine()
    const runId = await rig.fire('drop')
    const page = await visit(browser(), line.url)
    const claim = page.locator(`#claim-${runId}`)
    line.turn('cut')
    await claim.click()
    await page
      .getByRole('status')
      .getByText('“Claim one” is kept and sent as soon as there is one.')
      .waitFor()
    expect(await claim.getAttribute('aria-disabled')).toBe('true')
    expect(await claim.getAttribute('data-state')).toBe('kept')
    // The page around it goes on being changed; the state of the button is not the server's.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`claim-${runId}`)
    line.turn('fine')
    await page.getByRole('alert').getByText('One Signed print is kept for you.').waitFor()
    expect(posts(line.requests)).toEqual(['POST /act'])
    expect(Object.values(shop(rig).holds)).toHaveLength(1)
    expect(await claim.getAttribute('aria-disabled')).toBeNull()
    expect(await page.locator('#note').textContent()).toBe('')
  })
})
