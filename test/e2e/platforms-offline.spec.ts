import { freePort } from '../peers/obs/free-port'
import { publicClient } from '../peers/twitch'
import { faults } from './axe'
import { expect, test } from './electron'
import { fill, pressOn } from './hosts-hands'
import { album } from './picture'

test('without a network it starts all the same and says what is wrong', async ({ launch }, info) => {
  test.setTimeout(120_000)
  const shoot = album(info)
  const nowhere = `127.0.0.1:${await freePort()}`
  const names = ['twitch', 'youtube', 'google', 'kick', 'kickId']
  const urls = {
    ...Object.fromEntries(names.map((name) => [name, `http://${nowhere}`])),
    pusher: `ws://${nowhere}`,
  }
  const env = { MICDROP_PLATFORM_URLS: JSON.stringify(urls) }
  const home = info.outputPath('home')
  const fresh = Date.now()
  const first = await launch({ env, home })
  await expect(first.window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
  const took = [Date.now() - fresh]
  await first.window.evaluate(() => void location.assign('#settings/rehearsal'))
  await pressOn(
    first.window,
    first.window.getByRole('switch', { name: /Use the connected chats too/ }),
    'Space',
  )
  await first.window.evaluate(() => void location.assign('#settings/platforms/twitch'))
  const main = first.window.getByRole('main')
  await fill(first.window, main.getByRole('textbox', { name: 'Channel', exact: true }), 'host')
  await fill(first.window, main.getByRole('textbox', { name: 'Client id, for signing in' }), publicClient)
  await pressOn(first.window, main.getByRole('switch', { name: 'Twitch chat' }), 'Space')
  const connection = main.getByRole('region', { name: 'Connection' })
  await expect(connection.getByRole('status').first()).toContainText(/connecting|reach|answer/i)
  await shoot(first.window, 'twitch-nowhere')
  await pressOn(first.window, main.getByRole('button', { name: 'Sign in' }))
  await expect(main.getByRole('region', { name: 'Sign in' })).toContainText(/reach|answer|network/i)
  await shoot(first.window, 'sign-in-nowhere')
  await first.window.evaluate(() => void location.assign('#settings/platforms/irc'))
  await fill(first.window, main.getByRole('textbox', { name: 'Server' }), `irc://${nowhere}`)
  await fill(first.window, main.getByRole('textbox', { name: 'Channel', exact: true }), '#show')
  await pressOn(first.window, main.getByRole('switch', { name: 'IRC channel' }), 'Space')
  await expect(main.getByText('Saved', { exact: true })).toBeVisible()
  await expect(connection.getByRole('status').first()).toContainText(/connecting|reach|answer/i)
  await shoot(first.window, 'irc-nowhere')
  await first.close()

  const again = Date.now()
  const second = await launch({ env, home })
  await expect(second.window.getByRole('heading', { level: 1, name: 'Live' })).toBeAttached()
  took.push(Date.now() - again)
  info.annotations.push({ type: 'starts', description: took.map((ms) => `${ms} ms`).join(', then ') })
  await expect(second.window.getByRole('button', { name: /^Chat/ })).toBeVisible()
  await shoot(second.window, 'second-start')
  expect.soft(await faults(second.window)).toEqual([])
})
