import { publicClient } from '../peers/twitch'
import { expect, test } from './electron'
import { fill, pressOn, resize, spilled } from './hosts-hands'
import { tabTo } from './keyboard'
import { openStage, settled } from './platforms-stage'

/** A host connects every chat for the first time and runs a show on all of them, by keyboard only. */

test('all chats are connected, written to, moderated and measured, by keyboard only', async ({
  launch,
  page,
}, info) => {
  test.setTimeout(240_000)
  const stage = await openStage(launch, info)
  const { twitch, youtube, irc, kick, running, window, pages, shoot, picture } = stage
  const { main, connection, signIn, field, log, lane, health, row, say, openPlatform, light } = stage

  await test.step('the rehearsal of the first start leaves real chats out, and says so', async () => {
    await resize(running, 1600, 1000)
    await expect(window.getByText('REHEARSAL: invented viewers, no real money')).toBeVisible()
    await window.keyboard.press('Alt+5')
    await pressOn(window, window.getByRole('link', { name: /^Chat platforms/ }))
    await expect(connection).toBeVisible()
    await picture('twitch-first-sight')
    await settled(window)
    await fill(window, field('Channel'), 'https://www.twitch.tv/Host')
    await pressOn(window, main.getByRole('switch', { name: 'Twitch chat' }), 'Space')
    await expect(main.getByText('Saved', { exact: true })).toBeVisible()
    await expect(connection.getByRole('status').first()).toContainText('This rehearsal leaves it out')
    await expect.poll(() => twitch.joined()).toBe(1)
    twitch.say({ login: 'mira', text: 'too early' })
    await picture('twitch-in-rehearsal')
  })

  await test.step('without a show Twitch is live with its name alone', async () => {
    await window.keyboard.press('Alt+3')
    await expect(log.locator('p').first()).toBeVisible()
    await expect(log.getByText('too early')).toHaveCount(0)
    await pressOn(window, window.getByRole('button', { name: 'End show…' }))
    const dialog = window.getByRole('dialog', { name: 'End the show?' })
    await pressOn(window, dialog.getByRole('button', { name: 'End the show' }))
    await expect(window.getByRole('heading', { name: /has ended/ })).toBeVisible()
    await window.keyboard.press('Alt+5')
    await pressOn(window, window.getByRole('link', { name: /^Chat platforms/ }))
    await expect(light('Twitch')).toContainText('live')
    await expect(field('Channel')).toHaveValue('host')
    await picture('twitch-live-without-account')
  })

  await test.step('signing in to Twitch by a code', async () => {
    await pressOn(window, signIn.getByRole('button', { name: 'Sign in' }))
    await expect(signIn.getByText(/client id/i)).toBeVisible()
    await picture('twitch-sign-in-without-client-id')
    await fill(window, field('Client id, for signing in'), publicClient)
    for (const step of ['Write in chat', 'Moderate', 'Stream markers'])
      await pressOn(window, signIn.getByRole('checkbox', { name: step }), 'Space')
    await picture('twitch-steps')
    await pressOn(window, signIn.getByRole('button', { name: 'Sign in' }))
    await expect(signIn.locator('output')).toBeVisible()
    await picture('twitch-code')
    await settled(window)
    twitch.approveDevice()
    await expect(signIn.getByText('Signed in as host')).toBeVisible()
    await expect(signIn.getByText('allowed')).toHaveCount(4)
    await picture('twitch-signed-in')
    await settled(window)
  })

  await test.step('YouTube with a project of the host', async () => {
    await openPlatform('YouTube')
    await picture('youtube-first-sight')
    await settled(window)
    await fill(window, field('Client id'), youtube.client.id)
    await fill(window, field('Client secret'), youtube.client.secret)
    await window.keyboard.press('Enter')
    await expect(main.getByText(/^Saved on/)).toBeVisible()
    await pressOn(window, main.getByRole('switch', { name: 'YouTube live chat' }), 'Space')
    await expect(signIn.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await picture('youtube-filled-in')
    await pressOn(window, signIn.getByRole('checkbox', { name: 'Write and moderate' }), 'Space')
    await pressOn(window, signIn.getByRole('button', { name: 'Sign in' }))
    await expect(signIn.locator('output')).toBeVisible()
    await picture('youtube-code')
    youtube.approve()
    await expect(signIn.getByText('Signed in as The Host')).toBeVisible()
    await pressOn(window, main.getByRole('switch', { name: 'Write in YouTube chat' }), 'Space')
    await expect(light('YouTube')).toContainText('live')
    await expect(connection.getByRole('meter')).toBeVisible()
    await picture('youtube-live')
    await settled(window)
  })

  await test.step('IRC', async () => {
    await openPlatform('IRC')
    await picture('irc-first-sight')
    await settled(window)
    await fill(window, field('Server'), 'localhost')
    await window.keyboard.press('Tab')
    await picture('irc-wrong-address')
    await fill(window, field('Server'), irc.tcp)
    await fill(window, field('Channel'), '#show')
    await pressOn(window, main.getByRole('switch', { name: 'IRC channel' }), 'Space')
    await expect(light('IRC')).toContainText('live')
    await picture('irc-live')
  })

  await test.step('Kick, with its note', async () => {
    await openPlatform('Kick')
    await expect(main.getByText(/experimental/).first()).toBeVisible()
    await picture('kick-first-sight')
    await settled(window)
    await fill(window, field('Channel'), 'host')
    await fill(window, field('Number of the chat room'), kick.chatroomId)
    await fill(window, field('Client id'), kick.clientId)
    await fill(window, field('Client secret'), kick.secret)
    await window.keyboard.press('Enter')
    await expect(main.getByText(/^Saved on/)).toBeVisible()
    await pressOn(window, main.getByRole('switch', { name: /^Kick chat/ }), 'Space')
    await expect(light('Kick')).toContainText('live')
    await picture('kick-reads')
    await pressOn(window, signIn.getByRole('button', { name: 'Sign in' }))
    const address = signIn.getByRole('link', { name: 'Open the page' })
    await expect(address).toBeVisible()
    await picture('kick-asks')
    await settled(window)
    await kick.oauth.consent((await address.getAttribute('href')) ?? '')
    await expect(signIn.getByText('Signed in as Host')).toBeVisible()
    await picture('kick-signed-in')
  })

  await test.step('the bridge', async () => {
    await openPlatform('Bridge')
    await pressOn(window, main.getByRole('switch', { name: 'Take chat from other tools' }), 'Space')
    await expect(light('Bridge')).not.toContainText('off')
    await picture('bridge')
    await settled(window)
  })

  await test.step('what each can do', async () => {
    await pressOn(window, window.getByRole('link', { name: /^What each can do/ }))
    const table = main.getByRole('table')
    await expect(table).toBeVisible()
    await tabTo(window, table.locator('[data-cell="0:0"]'))
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('ArrowDown')
    await expect(main.getByTestId('note')).toContainText('Answer under a message')
    await picture('abilities')
    await settled(window)
  })

  await test.step('fair windows before a show', async () => {
    await pressOn(window, window.getByRole('link', { name: /^Fair windows/ }))
    await expect(main.getByRole('switch', { name: /Shift each/ })).toBeChecked()
    await picture('delays-before-show')
    await settled(window)
  })

  await test.step('at 1280 by 720', async () => {
    await resize(running, 1280, 720)
    await settled(window)
    await picture('delays-small')
    await pressOn(window, window.getByRole('link', { name: /^What each can do/ }))
    await picture('abilities-small')
    await settled(window)
    await pressOn(window, window.getByRole('link', { name: /^Chat platforms/ }))
    for (const name of ['Twitch', 'YouTube', 'IRC', 'Kick', 'Bridge']) {
      await openPlatform(name)
      await picture(`${name.toLowerCase()}-small`)
      expect.soft(await spilled(window)).toEqual([])
    }
    await resize(running, 1600, 1000)
  })

  await test.step('the sample goes live', async () => {
    await window.keyboard.press('Alt+3')
    await pressOn(window, window.getByRole('button', { name: /^Go live with/ }))
    const dialog = window.getByRole('dialog', { name: /^Go live with/ })
    await expect(dialog.getByRole('button', { name: 'Go live' })).toBeEnabled()
    await picture('preflight')
    await settled(window)
    await pressOn(window, dialog.getByRole('button', { name: 'Go live' }))
    await expect(window.getByText('LIVE', { exact: true })).toBeVisible()
    await picture('live-empty')
  })

  await test.step('lines of all chats with their marks', async () => {
    await expect.poll(() => twitch.joined()).toBe(1)
    await expect.poll(() => youtube.listeners()).toBe(1)
    await expect.poll(() => kick.watchers).toBe(1)
    await expect.poll(() => irc.connections).toBe(1)
    twitch.say({ login: 'mira', text: 'hello from Twitch' })
    youtube.say('hello from YouTube', { id: 'UCjo', name: '@jo' })
    irc.say('otto', 'hello from IRC', 'msgid=otto-1')
    kick.say('k1', 'hello from Kick')
    for (const name of ['Twitch', 'YouTube', 'IRC', 'Kick']) {
      const line = log.locator('p').filter({ hasText: `hello from ${name}` })
      await expect(line).toHaveCount(1)
      await expect(line.getByRole('img', { name })).toBeVisible()
    }
    await picture('lines')
    await settled(window, false)
  })

  await test.step('one line reaches every chat', async () => {
    await expect(say).toHaveAccessibleDescription(/Twitch yes/)
    await fill(window, say, 'Welcome, all of you')
    await picture('say')
    await window.keyboard.press('Enter')
    await expect.poll(() => twitch.sent.map((one) => one.text)).toContain('Welcome, all of you')
    await expect
      .poll(() =>
        youtube.requests.some((one) => one.method === 'POST' && one.body.includes('Welcome, all of you')),
      )
      .toBe(true)
    await expect
      .poll(() => irc.received.filter((one) => one.includes('PRIVMSG #show :Welcome, all of you')))
      .toHaveLength(1)
    await expect
      .poll(() => kick.requests.some((one) => JSON.stringify(one.body ?? '').includes('Welcome, all of you')))
      .toBe(true)
    await expect(say).toHaveValue('')
    await picture('said')
  })

  await test.step('a line is deleted and its author timed out, and that is undone', async () => {
    const rude = twitch.say({ login: 'rudi', text: 'buy followers elsewhere' })
    await expect(log.locator('p').filter({ hasText: 'buy followers elsewhere' })).toBeVisible()
    await tabTo(window, log, 'Shift+Tab')
    await window.keyboard.press('k')
    await expect(log.locator('[data-picked]')).toContainText('buy followers elsewhere')
    await picture('line-chosen')
    await settled(window, false)
    await window.keyboard.press('d')
    const deleted = () =>
      twitch.requests.some(
        (one) => one.method === 'DELETE' && one.path.includes('chat') && one.query.message_id === rude.id,
      )
    await expect.poll(deleted).toBe(true)
    await expect(log.getByText('buy followers elsewhere')).toHaveCount(0)
    await picture('line-deleted')
    twitch.say({ login: 'rudi', text: 'buy them at my place' })
    await expect(log.locator('p').filter({ hasText: 'buy them at my place' })).toBeVisible()
    await window.keyboard.press('j')
    await expect(log.locator('[data-picked]')).toContainText('buy them at my place')
    await window.keyboard.press('t')
    const dialog = window.getByRole('dialog', { name: 'Time out rudi on Twitch' })
    await expect(dialog.getByRole('textbox', { name: /^Reason/ })).toBeFocused()
    await window.keyboard.type('advertising')
    await picture('timeout')
    await settled(window, false)
    await window.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    const rudi = twitch.person('rudi')
    await expect.poll(() => twitch.state.bans.has(rudi.id)).toBe(true)
    await expect(log.locator('[data-picked]')).toBeFocused()
    // Only what the platform has done can be undone.
    await expect(lane.getByRole('radio', { name: 'Done (2)' })).toBeAttached()
    await expect
      .poll(async () => {
        await window.keyboard.press('u')
        return twitch.state.bans.has(rudi.id)
      })
      .toBe(false)
    await window.keyboard.press('Escape')
    await tabTo(
      window,
      lane.getByRole('radiogroup', { name: 'Which lines' }).getByRole('radio', { checked: true }),
    )
    await window.keyboard.press('ArrowRight')
    await window.keyboard.press('ArrowRight')
    const done = lane.getByRole('list', { name: 'Done, newest first' })
    await expect(done.getByRole('listitem')).toHaveCount(2)
    await expect(done).toContainText('Deleted a message of rudi')
    await expect(done).toContainText('undone')
    await picture('done')
    await settled(window, false)
  })

  await test.step('the stream delay is measured by a code that viewers type', async () => {
    await page.setViewportSize({ width: 1920, height: 1080 })
    await page.goto(pages.overlay)
    await tabTo(window, health.getByRole('radio', { checked: true }))
    await window.keyboard.press('ArrowRight')
    await pressOn(window, health.getByRole('button', { name: 'Measure' }))
    const code = page.locator('.measure .sign')
    await expect(code).toBeVisible()
    await shoot(page, 'overlay-code')
    await expect(code).not.toHaveText('')
    const typed = (await code.textContent()) ?? ''
    for (const login of ['mira', 'noor', 'pim']) twitch.say({ login, text: typed })
    const row = health.getByRole('listitem').filter({ hasText: 'Twitch' })
    await expect(row).toContainText('3 samples')
    await expect(row).toContainText(/\d\.\d+ s ±/)
    await picture('measured')
    await settled(window, false)
    await pressOn(window, health.getByRole('button', { name: 'Stop' }))
    await expect(code).toBeHidden()
    await tabTo(window, health.getByRole('radio', { checked: true }))
    await window.keyboard.press('ArrowLeft')
  })

  await test.step('a sign-in that Twitch ends: words, and reading goes on', async () => {
    twitch.revoke()
    await expect(row('Twitch')).toContainText(/sign/i)
    await expect.poll(() => twitch.joined()).toBe(1)
    twitch.say({ login: 'mira', text: 'still here' })
    await expect(log.locator('p').filter({ hasText: 'still here' })).toHaveCount(1)
    await expect(say).toHaveAccessibleDescription(/Twitch (?!yes)/)
    await picture('revoked')
  })

  await test.step('a quota that is gone: words, and the others are reached', async () => {
    youtube.exhaustQuota()
    await fill(window, say, 'Who is where?')
    await window.keyboard.press('Enter')
    await expect(row('YouTube')).toContainText(/quota/i)
    await expect.poll(() => irc.received.some((one) => one.includes('Who is where?'))).toBe(true)
    await picture('quota-gone')
  })

  await test.step('an outage: the gap is shown with its time', async () => {
    twitch.offline(true)
    await expect(row('Twitch')).toContainText(/gap since \d\d:\d\d/)
    await picture('outage')
    twitch.offline(false)
    await expect(row('Twitch')).toContainText(/gap (at )?\d\d:\d\d/)
    await expect.poll(() => twitch.joined()).toBe(1)
    await expect(row('Twitch')).not.toContainText('since')
    await picture('gap')
  })

  await test.step('a small window has all of it', async () => {
    await resize(running, 1280, 720)
    await picture('live-small')
    await settled(window, false)
    const stream = window.getByRole('region', { name: 'What viewers see' })
    await tabTo(window, stream.getByRole('radio', { name: 'On air' }))
    await window.keyboard.press('ArrowRight')
    await picture('health-small')
    await window.keyboard.press('Alt+5')
    await pressOn(window, window.getByRole('link', { name: /^Chat platforms/ }))
    await openPlatform('Twitch')
    await picture('twitch-signed-out-small')
    await settled(window)
    await openPlatform('YouTube')
    await picture('youtube-quota-small')
    await settled(window)
  })
})
