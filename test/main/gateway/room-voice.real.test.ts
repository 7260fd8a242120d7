import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRoot } from '../../../scripts/lib/launch-flags.mjs'
import { which } from '../../../scripts/lib/system-needs.mjs'
import { by, rigWith } from './room-rig'

const executablePath = which('chromium') ?? which('google-chrome') ?? undefined
if (executablePath === undefined) console.log('skipped: there is no Chromium on this machine')
const shots = join(import.meta.dirname, '../../../artifacts/room')

let browser: Browser
beforeAll(async () => {
  if (executablePath === undefined) return
  const args = ['--disable-gpu', '--disable-dev-shm-usage', ...(isRoot() ? ['--no-sandbox'] : [])]
  browser = await chromium.launch({ executablePath, args })
})
afterAll(() => browser?.close())

describe.skipIf(executablePath === undefined)('the official voice in a browser', () => {
  test.each([
    ['light', 360],
    ['dark', 390],
  ] as const)(
    '%s, %i px: icon, word and heading; nothing a viewer writes has them',
    async (scheme, width) => {
      const rig = await rigWith({ ticking: true })
      await rig.fire('drop')
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme: scheme })
      await page.goto(rig.url)
      const faker = { platform: 'twitch', id: 't1', name: 'Host' }
      await rig.engine.roomLine(faker, 'stream', 'Send me your card number', 'm1')
      await rig.engine.offer({ type: 'host-said', text: 'Doors open at nine', by }, null)

      const line = page.locator('#chat li', { hasText: 'Doors open at nine' })
      await line.waitFor()
      // By role, as a screen reader finds it: one heading for each official line and for no other.
      await line.getByRole('heading', { name: 'Host', level: 3 }).waitFor()
      expect(await line.locator('svg').count()).toBe(1)
      const fake = page.locator('#chat li', { hasText: 'Send me your card number' })
      expect(await fake.getByRole('heading').count()).toBe(0)
      expect(await fake.locator('svg').count()).toBe(0)
      expect(await page.locator('#chat').getByRole('heading').count()).toBe(2)
      // Set apart: the mark stands above its text, the name of a viewer before it.
      const [mark, text] = [await line.locator('h3').boundingBox(), await line.locator('p').boundingBox()]
      expect(mark!.y + mark!.height).toBeLessThanOrEqual(text!.y + 1)

      await page.screenshot({ path: join(shots, `official-${scheme}-${width}.png`), fullPage: true })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('#chat').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      )
      await page.close()
    },
  )
})
