import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Theme } from '../../../core/overlay/theme'
import type { Show } from '../../../core/show/show'
import { languages } from '../../../core/words/languages'
import { sheetOf } from '../../../main/gateway/room/tones'
import { by, claimed, rigWith, roomShow, shop } from './room-rig'

test.each(languages)(
  'the first view in %s with its script weighs at most 14 KB compressed, what stands before its first words 3.9 KB',
  async (language) => {
    const rig = await rigWith()
    await rig.fire('quiz')
    await rig.fire()
    for (let at = 0; at < 40; at += 1) {
      const viewer = { platform: 'room', id: `v${at}`, name: `Viewer number ${at}` }
      await rig.engine.roomLine(
        viewer,
        'stream',
        `A line of chat, not all alike: ${rig.engine.nonce()} ${at}`,
        `m${at}`,
      )
    }
    const browser = rig.browse({ 'accept-encoding': 'gzip', 'accept-language': language })
    const page = await browser.request('/', {})
    expect(page.headers.get('content-encoding')).toBe('gzip')
    const html = await page.text()
    expect(html).toContain(`<html lang="${language}"`)
    expect(html.match(/<li id="line-/g)).toHaveLength(30)
    const files = [...html.matchAll(/(?:href|src)="(\/room\/[^"]+)"/g)].map(([, path]) => path!)
    expect(files).toHaveLength(1)
    const parts = [html]
    for (const path of files) {
      const file = await browser.request(path, {})
      expect(file.status).toBe(200)
      expect(file.headers.get('content-encoding')).toBe('gzip')
      parts.push(await file.text())
    }
    const bytes = parts.map((text) => gzipSync(text).byteLength)
    const [before] = html.split('<main')
    const first = gzipSync(before!).byteLength
    console.info(
      `first view (${language}): page ${bytes[0]} with ${first} before its words, script ${bytes[1]} bytes compressed`,
    )
    // Letters of other scripts have two or three bytes each.
    expect(first).toBeLessThanOrEqual(3.9 * 1024)
    expect(bytes.reduce((sum, one) => sum + one)).toBeLessThanOrEqual(14 * 1024)
  },
)

test('pages allow no script in them and their own style alone, and are not kept, framed or cached', async () => {
  const rig = await rigWith()
  await rig.fire()
  const page = await rig.browse().get('/')
  const [, style] = /<style>([^<]+)<\/style>/.exec(page.html)!
  const hash = createHash('sha256').update(style!).digest('base64')
  const allowed = /style-src ([^;]+);/.exec(page.headers.get('content-security-policy')!)![1]!.split(' ')
  expect(allowed).toContain(`'sha256-${hash}'`)
  // The show's page, and those of one purchase.
  expect(allowed).toHaveLength(3)
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(page.headers.get('cache-control')).toBe('no-store')
  expect(page.html).not.toMatch(/ style=| on\w+=|<script>/)
  expect(page.headers.getSetCookie()[0]).toMatch(/micdrop-room=[\w-]{22}\.[\w-]{22};.*HttpOnly; SameSite=Lax/)
})

test('the show’s page has nothing that only the style of one purchase knows', async () => {
  const rig = await rigWith({ stock: 1 })
  await rig.fire('drop')
  const browser = rig.browse()
  const styleOf = (html: string) => /<style>([^<]+)<\/style>/.exec(html)![1]!
  await claimed(rig, browser)
  const own = styleOf((await browser.get('/')).html)
  const [hold] = Object.keys(shop(rig).holds)
  const paper = styleOf((await browser.get(`/hold/${hold}`)).html)
  expect(paper.startsWith(own)).toBe(true)
  const classes = (style: string) => [...style.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name!)
  const only = classes(paper.slice(own.length)).filter((name) => !classes(own).includes(name))
  expect(only).toContain('sandbox')
  const quizId = await rig.fire('quiz')
  await rig.engine.offer({ type: 'host-acted', runId: quizId, action: 'reveal', by }, null)
  for (const { html } of [await browser.get('/'), await rig.browse().get('/')])
    for (const [, names] of html.matchAll(/class="([^"]+)"/g))
      for (const name of names!.split(' '))
        expect(only, `.${name} in ${html.slice(0, 40)}`).not.toContain(name)
})

test('names and texts are text: HTML, bidi controls, 10,000 characters', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  await browser.get('/')
  const named = await browser.send('name', { name: '<img src=x onerror=alert(1)>\u202egnp' })
  expect(named.html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(named.html).not.toContain('<img')
  expect(named.html).not.toContain('\u202e')
  await browser.send('say', { text: '<script>alert(1)</script> \u2066turned\u2069 &amp;' })
  expect(browser.page!.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; turned &amp;amp;')
  rig.time.now += 5_000
  await browser.get('/')
  const long = await browser.send('say', { text: 'a'.repeat(10_000) })
  expect(long.status).toBe(413)
  expect(long.html).toContain('at most 500 characters')
  await browser.get('/')
  const tooLong = await browser.send('say', { text: 'b'.repeat(600) })
  expect(tooLong.html).toContain('at most 500 characters')
  expect(tooLong.html).toContain(`value="${'b'.repeat(600)}"`)
  expect((await browser.get('/')).html).not.toContain('bbb')
  const longName = rig.browse()
  await longName.get('/')
  // Too long is said, and nothing that was typed is lost or torn.
  const family = '👨‍👩‍👧‍👦'.repeat(8)
  await longName.send('name', { name: family })
  expect(longName.page!.html).toContain('A name has at most 50 characters.')
  expect(longName.page!.html).toMatch(new RegExp(`id="new-name"[^>]* value="${family}"`))
  const both = await longName.send('say', { name: family, text: 'hello' })
  expect(both.html).toContain('A name has at most 50 characters.')
  expect(both.html).toContain(`value="${family}"`)
  expect(both.html).toContain('value="hello"')
  expect(both.html).not.toContain('maxlength')
})

test('held lines are seen by their writer alone; names that moderation refuses are refused', async () => {
  const rig = await rigWith({
    held: 'rude',
    room: { fitName: async (viewer) => (viewer.name === 'Rude' ? { ...viewer, name: 'Viewer 1' } : viewer) },
  })
  const writer = rig.browse()
  await writer.get('/')
  await writer.send('say', { text: 'something rude', name: 'Rude' })
  expect(writer.page!.html).toContain('Please choose another name.')
  await writer.send('say', { text: 'something rude', name: 'Anna' })
  expect(writer.page!.html).toContain('waits for a moderator')
  expect(writer.page!.html).toContain('Waiting for a moderator: <q dir="auto">something rude</q>')
  expect((await rig.browse().get('/')).html).not.toContain('rude')
  const [line] = rig.engine.world().airing!.lines
  await rig.engine.offer({ type: 'line-reviewed', lineId: line!.id, action: 'allow', by }, null)
  expect((await rig.browse().get('/')).html).toContain('<bdi>Anna</bdi>')
})

test('slow mode keeps the text, commands go on', async () => {
  const rig = await rigWith()
  await rig.fire()
  const browser = rig.browse()
  await browser.get('/')
  await browser.send('say', { text: 'one' })
  const slow = await browser.send('say', { text: 'two' })
  expect(slow.html).toContain('Slow mode: wait 2 seconds')
  expect(slow.html).toContain('value="two"')
  await browser.send('say', { text: '!claim' })
  expect(browser.page!.html).toContain('One Signed print is kept for you')
  for (let at = 0; at < 6; at += 1) await browser.send('act', { do: 'more-time' })
  expect(browser.page!.html).toContain('That was very fast')
  rig.time.now += 1_000
  expect((await browser.send('act', { do: 'more-time' })).html).toContain('You have more time')
})

test('forms without our token, from elsewhere, or of another kind are refused', async () => {
  const rig = await rigWith()
  const runId = await rig.fire()
  const browser = rig.browse()
  await browser.get('/')
  const wish = `claim ${runId}`
  expect((await browser.send('act', { do: wish, form: 'x'.repeat(22) })).status).toBe(403)
  await browser.get('/')
  const stranger = rig.browse()
  expect((await stranger.send('act', { do: wish }, browser.page)).status).toBe(403)
  const foreign = await browser.post('/act', new URLSearchParams({ do: wish }), {
    origin: 'http://evil.example',
  })
  expect(foreign.status).toBe(403)
  const json = await browser.post('/act', JSON.stringify({ do: wish }), {
    'content-type': 'application/json',
  })
  expect(json.status).toBe(403)
  expect(Object.keys(shop(rig).holds)).toHaveLength(0)
  await browser.get('/')
  expect((await browser.send('act', { do: 'dance' })).html).toContain('Load it again')
})

test('between shows, in a panic and after the end the page says so kindly', async () => {
  const upcoming = () => ({ title: 'Ink night', at: 1_800_086_400_000, timezone: 'Europe/Berlin' })
  const rig = await rigWith({ onAir: false, room: { upcoming } })
  const browser = rig.browse()
  const idle = await browser.get('/')
  expect(idle.html).toContain('The show has not begun yet.')
  expect(idle.html).toMatch(/Next: <bdi>Ink night<\/bdi>, \d+ Jan 2027/)
  const busy = await rigWith()
  const runId = await busy.fire()
  const viewer = busy.browse()
  await viewer.get('/')
  await busy.engine.offer({ type: 'panicked', by }, null)
  expect((await viewer.send('act', { do: `claim ${runId}` })).html).toContain('The host has paused sales')
  await busy.engine.offer({ type: 'resumed', runIds: [runId], by }, null)
  await busy.engine.offer({ type: 'airing-ended', by }, null)
  const over = await viewer.get('/')
  expect(over.html).toContain('This show is over')
  expect(over.html).not.toContain('id="say"')
})

test('unknown pages and files are a friendly 404; a refresh can be switched on', async () => {
  const rig = await rigWith()
  const browser = rig.browse()
  expect((await browser.get('/room/console.js')).status).toBe(404)
  expect((await browser.get('/receipt/o1')).html).toContain('Nothing is kept for you')
  expect((await browser.get('/?refresh=on')).html).toContain('http-equiv="refresh"')
  expect((await browser.get('/?refresh=off')).html).not.toContain('http-equiv="refresh"')
})

test('a show’s own colours come as one small sheet, named by what it holds; the default’s need none', async () => {
  const plain = await rigWith()
  expect((await plain.browse().get('/')).html).not.toContain('stylesheet')
  const rig = await rigWith({ onAir: false })
  const theme = Theme.parse({ surface: '#FFFDF7', text: '#17141F', accent: '#4B2FB8', corner: 'square' })
  const begin = (airingId: string, show: Show) =>
    rig.engine.offer({ type: 'airing-started', airingId, show, mode: 'live', joinUrl: null, by }, null)
  await begin('a1', { ...roomShow(5), theme })
  await rig.fire()
  const { browser, page } = await claimed(rig)
  const sheetIn = (html: string) =>
    /<link id="tones" rel="stylesheet" href="(\/room\/tones-[\w-]{10}\.css)" \/>/.exec(html)?.[1]
  const sheet = sheetIn(page.html)!
  expect(sheetIn((await browser.get('/')).html)).toBe(sheet)
  const file = await browser.request(sheet, {})
  expect(file.headers.get('content-type')).toContain('text/css')
  expect(file.headers.get('cache-control')).toContain('immutable')
  const css = await file.text()
  expect(css).toContain('--surface:#FFFDF7;--text:#17141F;--accent:#4B2FB8')
  expect(css).toContain('--r:0px')
  expect((await browser.request('/room/tones-AAAAAAAAAA.css', {})).status).toBe(404)
})

test('the style’s own colours are those of the default theme', async () => {
  const rig = await rigWith()
  const [, style] = /<style>([^<]+)<\/style>/.exec((await rig.browse().get('/')).html)!
  const short = (colour: string) => colour.toLowerCase().replace(/^#(.)\1(.)\2(.)\3$/, '#$1$2$3')
  for (const [, name, colour] of sheetOf(Theme.parse({})).css.matchAll(/--([\w-]+):(#\w+)/g))
    expect(style).toContain(`--${name}:${short(colour!)}`)
})
