import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seen } from './control'
import { expect, test } from './electron'
import { pressOnDisplay, tabTo } from './keyboard'
import { consoleThatEnds, startHeadless } from './processes'

test('a second start ends with words and brings the first window to the front', async ({ launch }) => {
  const { app, home } = await launch()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())
  expect(await visible()).toBe(false)
  const second = await consoleThatEnds({ MICDROP_HOME: home, MICDROP_PORT: '0' })
  expect(second.code).toBe(3)
  expect(second.stderr).toContain('Micdrop is already running with this profile')
  await expect.poll(visible).toBe(true)
})

test('a port given by the user and used by another program is refused with words', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const home = mkdtempSync(join(tmpdir(), 'micdrop-e2e-'))
  const ended = await consoleThatEnds({ MICDROP_HOME: home, MICDROP_PORT: String(port) })
  expect(ended.code).toBe(4)
  expect(ended.stderr).toContain(String(port))
  expect(ended.stderr).toMatch(/used by another program|in use/)
  await new Promise((resolve) => taken.close(resolve))
  rmSync(home, { recursive: true, force: true })
})

test('the window is hardened', async ({ launch }) => {
  const { app, window } = await launch()
  await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()

  await test.step('no Node in the page, and the page apart from the preload', async () => {
    const inPage = await window.evaluate(() => ({
      node: [
        typeof Reflect.get(globalThis, 'require'),
        typeof Reflect.get(globalThis, 'process'),
        typeof Reflect.get(globalThis, 'module'),
      ],
      bridge: Object.keys(Reflect.get(globalThis, 'micdrop')),
    }))
    expect(inPage).toEqual({ node: ['undefined', 'undefined', 'undefined'], bridge: ['connect'] })
    const fixed = await app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      const { contextIsolation, nodeIntegration, sandbox, webSecurity } = contents.getLastWebPreferences()
      return { contextIsolation, nodeIntegration, sandbox, webSecurity }
    })
    expect(fixed).toEqual({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
    })
  })

  await test.step('it opens no windows', async () => {
    expect(await window.evaluate(() => globalThis.open('http://127.0.0.1:9/') === null)).toBe(true)
    expect(app.windows()).toHaveLength(1)
  })

  await test.step('it gets no permissions and runs no foreign script', async () => {
    const asked = await window.evaluate(async () => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.ranInline = true'
      document.body.append(script)
      const state = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state
      return {
        notifications: await Notification.requestPermission(),
        camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'given',
          (error: DOMException) => error.name,
        ),
        geolocation: await state('geolocation'),
        inline: Reflect.get(globalThis, 'ranInline') ?? false,
      }
    })
    expect(asked.notifications).toBe('denied')
    expect(['NotAllowedError', 'NotFoundError']).toContain(asked.camera)
    expect(asked.geolocation).toBe('denied')
    expect(asked.inline).toBe(false)
  })

  // Last: Playwright waits for ever for a page whose navigation was refused.
  await test.step('it does not go anywhere else', async () => {
    const refused = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          const { webContents } = BrowserWindow.getAllWindows()[0]!
          webContents.once('will-navigate', (event) => resolve(event.defaultPrevented))
          void webContents.executeJavaScript("location.assign('http://127.0.0.1:9/elsewhere')")
        }),
    )
    expect(await refused).toBe(true)
    const still = await app.evaluate(async ({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      const clock: unknown = await webContents.executeJavaScript(
        "document.querySelector('[role=timer]')?.textContent",
      )
      return { url: webContents.getURL(), clock }
    })
    expect(still.url).toMatch(/^file:.*console\.html/)
    expect(still.clock).toContain('45:00')
  })
})

test('killed during a drop, it reopens mid-show with nothing lost', async ({ launch }) => {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-e2e-'))
  const env = { MICDROP_CONTROL_TOKEN: 'a-token-of-the-tests-0123456789' }
  const first = await launch({ home, env })
  await expect(first.window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  await pressOnDisplay('ctrl+shift+1')
  await expect
    .poll(async () => (await seen(first.urls, env)).paid.length, { timeout: 30_000 })
    .toBeGreaterThan(2)
  const before = await seen(first.urls, env)
  const gone = new Promise((resolve) => first.child.once('exit', resolve))
  first.child.kill('SIGKILL')
  await gone

  const { window, urls } = await launch({ home, env })
  await expect(window.getByRole('region', { name: /^On now/ }).getByText('Signed poster')).toBeVisible()
  await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  const after = await seen(urls, env)
  expect(after.airing).toBe(before.airing)
  expect(after.runs).toEqual(before.runs)
  expect(after.paid).toEqual(expect.arrayContaining([...before.paid]))
  expect(new Set(after.paid).size).toBe(after.paid.length)
  expect(after.left).toBeLessThanOrEqual(before.left + before.held)
  expect(after.left + after.held + after.paid.length).toBe(20)
  await tabTo(
    window,
    window
      .getByRole('radio', { name: 'Health' })
      .or(window.getByRole('radio', { name: 'On air' }))
      .and(window.locator(':checked')),
  )
  await window.keyboard.press('ArrowRight')
  await expect(window.getByText(/reopened mid-show, \d+ events read back/)).toBeVisible()
  rmSync(home, { recursive: true, force: true })
})

test('without windows it serves the same console at the address it prints', async ({ page }) => {
  const home = mkdtempSync(join(tmpdir(), 'micdrop-e2e-'))
  const headless = await startHeadless({ MICDROP_HOME: home, MICDROP_PORT: '0' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.goto(headless.urls.console)
  await expect(page.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  const list = page.getByRole('group', { name: /^Rundown, 12 cues/ })
  await tabTo(page, list)
  await page.keyboard.press('Space')
  await expect(list.locator('[data-cue="poster"]').getByRole('button')).toHaveAttribute('data-phase', 'armed')
  await page.keyboard.press('Space')
  await expect(page.getByRole('region', { name: /^On now/ }).getByText('Signed poster')).toBeVisible()
  await expect(page.frameLocator('iframe').locator('.card')).toContainText('Signed poster')
  await page.close()
  const ended = await headless.end()
  expect(ended.code).toBe(0)
  rmSync(home, { recursive: true, force: true })
})
