import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, hasChromium, startHarness } from '../live/harness'

const pictures = resolve(import.meta.dirname, '../../../out/screenshots')
const sections = ['obs', 'room', 'moderation', 'hotkeys', 'privacy', 'rehearsal', 'control', 'appearance']
type Asked = { what: string; input: unknown }[]

describe.skipIf(!hasChromium())('settings in a real browser, on a fake engine', () => {
  let harness: Harness
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true })
    harness = await startHarness()
  }, 120_000)
  afterAll(async () => await harness?.close())

  async function open(section: string, scene = 'library'): Promise<Page> {
    const context = await harness.browser.newContext({
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(`${harness.url(scene)}#settings/${section}`)
    await page.getByRole('heading', { level: 3 }).first().waitFor()
    return page
  }
  const done = (page: Page) => page.context().close()
  async function violations(page: Page): Promise<string[]> {
    const { violations: found } = await new AxeBuilder({ page }).analyze()
    return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)
  }
  const lastAsked = (page: Page, what: string) =>
    page
      .waitForFunction(
        (name) =>
          (window as unknown as { asked: Asked }).asked.filter((one) => one.what === name).pop() ?? null,
        what,
      )
      .then(async (found) => (await found.jsonValue())?.input)

  test.each([
    ...sections.map((section) => [section, 'library']),
    ['obs', 'library-obs-off'],
    ['obs', 'library-obs-password'],
    ['obs', 'library-obs-bare'],
    ['room', 'library-room-none'],
    ['room', 'library-room-network'],
    ['room', 'library-room-failed'],
    ['room', 'library-room-given'],
  ])('%s in scene "%s": axe finds nothing, and the page never scrolls', async (section, scene) => {
    const page = await open(section!, scene)
    await page.screenshot({ path: resolve(pictures, `settings-${section}-${scene}.png`) })
    expect(await violations(page)).toEqual([])
    const over = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      document.querySelector('main')!.scrollHeight - document.querySelector('main')!.clientHeight,
    ])
    expect(over).toEqual([0, 0])
    await done(page)
  })

  test('the hall screen: the switch is saved, a new address is asked for only after a word', async () => {
    const page = await open('room')
    await page.getByRole('heading', { name: 'Hall screen' }).scrollIntoViewIfNeeded()
    await page.screenshot({ path: resolve(pictures, 'settings-room-hall.png') })
    await page.getByText('Hall screens: 1 connected.').waitFor()
    await page.getByLabel('Open the hall screen to the network').check()
    expect(await lastAsked(page, 'settings.save')).toMatchObject({ hall: { openToNetwork: true } })
    await page.getByRole('button', { name: 'New address…' }).click()
    await page.getByRole('button', { name: 'Keep the old one' }).click()
    await page.getByRole('button', { name: 'New address…' }).click()
    await page.getByRole('button', { name: 'Change it' }).click()
    await page.getByText('A new address is in place.').waitFor()
    expect(await lastAsked(page, 'settings.renewHallAddress')).toEqual({})
    await done(page)
  })

  test('a number outside its limits stays on screen with the reason, and the rest is saved', async () => {
    const page = await open('privacy')
    const days = page.getByLabel('Keep what people wrote for')
    await days.fill('900')
    await page.getByText('Not saved. A whole number from 1 to 365.').waitFor()
    await page.getByText('One field is not saved').waitFor()
    await page.getByRole('link', { name: /Room/ }).first().press('Enter')
    await page.getByLabel(/Your name/).fill('Mira and friends')
    expect(await lastAsked(page, 'settings.save')).toMatchObject({
      hostName: 'Mira and friends',
      keepChatDays: 30,
    })
    await page.getByRole('link', { name: /Privacy/ }).press('Enter')
    expect(await days.inputValue()).toContain('900')
    await days.fill('14')
    await page.getByText('Saved', { exact: true }).waitFor()
    expect(await lastAsked(page, 'settings.save')).toMatchObject({ keepChatDays: 14 })
    await done(page)
  })

  test('a public address is kept when it is complete, pasted or typed, and checked where it was pressed', async () => {
    const page = await open('room', 'library-room-none')
    const saves = () =>
      page.evaluate(() =>
        (window as unknown as { asked: Asked }).asked
          .filter(({ what }) => what === 'settings.save')
          .map(({ input }) => (input as { room: { publicAddress: string | null } }).room.publicAddress),
      )
    const field = page.getByLabel('Public address of the room')
    await field.pressSequentially('show.exam')
    await field.pressSequentially('ple/room ')
    await page.getByText('Left empty, viewers of a stream').waitFor()
    await field.press('Tab')
    await page.getByText('Not saved. Write the whole address with https:// in front').waitFor()
    await page.getByText('One field is not saved').waitFor()
    expect(await saves()).toEqual([])
    await page.getByRole('button', { name: 'Use https://show.example' }).press('Enter')
    await page.getByText('Saved', { exact: true }).waitFor()
    expect([await field.inputValue(), await saves()]).toEqual([
      'https://show.example',
      ['https://show.example'],
    ])
    await field.fill(' HTTPS://Other.Example/ ')
    await field.press('Enter')
    await page.getByText('leads here: viewers everywhere can open the room.').waitFor()
    expect([await field.inputValue(), await saves()]).toEqual([
      'https://other.example',
      ['https://show.example', 'https://other.example'],
    ])
    await field.fill('')
    await page.getByRole('button', { name: 'Check now' }).focus()
    await page.waitForFunction(
      () =>
        (window as unknown as { asked: Asked }).asked.filter(({ what }) => what === 'settings.save')
          .length === 3,
    )
    expect((await saves()).at(-1)).toBeNull()
    await done(page)
  })

  test('a failed check says why; an address given at start cannot be changed here', async () => {
    const failed = await open('room', 'library-room-failed')
    await failed.getByRole('button', { name: 'Check now' }).press('Enter')
    await failed.getByText('Nothing answers at show.example.').waitFor()
    await done(failed)
    const given = await open('room', 'library-room-given')
    expect(await given.getByLabel('Public address of the room').isEditable()).toBe(false)
    await given.getByRole('button', { name: 'Check now' }).press('Enter')
    await given.getByText('viewers everywhere can open the room.').waitFor()
    await done(given)
  })

  test('the network people are in is chosen by name', async () => {
    const page = await open('room')
    await page.getByRole('combobox', { name: 'Which network people are in' }).press('Enter')
    await page.getByRole('option', { name: 'enp3s0, 10.20.0.7' }).click()
    expect(await lastAsked(page, 'settings.save')).toMatchObject({ room: { networkInterface: 'enp3s0' } })
    await done(page)
  })

  test.each([
    [1024, 720],
    [640, 360],
  ])('at %i x %i PANIC and the room’s address are on screen', async (width, height) => {
    const page = await open('room', 'library-room-failed')
    await page.setViewportSize({ width, height })
    const panic = await page.getByRole('button', { name: /PANIC/ }).boundingBox()
    expect(panic!.x + panic!.width).toBeLessThanOrEqual(width)
    const address = await page.getByText('https://show.example/', { exact: true }).boundingBox()
    expect(address!.width).toBeGreaterThan(120)
    await done(page)
  })

  test('one press uses the OBS of this computer; the overlay is set up in chosen scenes', async () => {
    const page = await open('obs', 'library-obs-off')
    await page.getByRole('button', { name: 'Use the OBS on this computer' }).press('Enter')
    expect(await lastAsked(page, 'obs.connect')).toMatchObject({ local: true, port: 4455, password: null })
    await page.getByText(/^Connected to OBS/).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Connected to OBS/)
    await page.getByRole('checkbox', { name: 'Break' }).press('Space')
    await page.getByRole('button', { name: 'Set up overlay' }).press('Enter')
    await page.getByText(/^Created: "Micdrop overlay" in/).waitFor()
    expect(await lastAsked(page, 'obs.setUp')).toMatchObject({ how: 'browser-source' })
    await done(page)
  })

  test('an OBS without browser source names the kind and offers a window', async () => {
    const page = await open('obs', 'library-obs-bare')
    await page.getByText('browser_source', { exact: true }).waitFor()
    await page.getByRole('checkbox', { name: 'Main' }).press('Space')
    await page.getByRole('button', { name: 'Use a window instead' }).press('Enter')
    expect(await lastAsked(page, 'obs.setUp')).toEqual({ scenes: ['Main'], how: 'window-capture' })
    await done(page)
  })

  test('a pasted list is cleaned, saved and stays as it was typed', async () => {
    const page = await open('moderation')
    await page.getByLabel('Allowed sites').fill('https://example.com/shop\n\nexample.org')
    expect(await lastAsked(page, 'settings.save')).toMatchObject({
      moderation: { links: { allowedHosts: ['example.com', 'example.org'] } },
    })
    await page.getByLabel('Blocked words').fill(`fine\n${'x'.repeat(81)}`)
    await page.getByText('Not saved. Line 2 is longer than 80 characters.').waitFor()
    await done(page)
  })

  test('a limit moves by keyboard and says what it does', async () => {
    const page = await open('moderation')
    await page.getByRole('slider', { name: 'Insults, abuse: held from' }).press('ArrowLeft')
    await page.getByText('held from 79 %, hidden from 95 %').waitFor()
    await done(page)
  })

  test('the token is hidden until it is shown, and renewed only after a question', async () => {
    const page = await open('control')
    await page.getByText('The token is hidden').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter')
    await page.getByText('token-number-0').waitFor()
    await page.getByRole('button', { name: 'Renew…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Renew the token?' })
    await dialog.getByRole('button', { name: 'Renew', exact: true }).press('Enter')
    await page.getByText('token-number-1').waitFor()
    await page.getByText('A new token is in place.').waitFor()
    await done(page)
  })

  test('old chat is emptied after a question, and the count is said', async () => {
    const page = await open('privacy')
    await page.getByRole('button', { name: /Empty older chat/ }).press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Empty it' }).press('Enter')
    await page.getByText('1,204 lines were emptied.').waitFor()
    await done(page)
  })
})
