import { expect, onTestFinished, test } from 'vitest'
import type { WebSocket } from 'ws'
import { Settings } from '../../../core/contract/settings'
import type { Show } from '../../../core/show/show'
import { type Language, languages } from '../../../core/words/languages'
import { roomWords } from '../../../core/words/room'
import { createRoom } from '../../../main/gateway/room'
import { createLetters } from '../../../main/gateway/room/letters'
import { createVersions } from '../../../main/gateway/room/versions'
import type { Browser } from './room-browse'
import { heardIn, others, sentencesIn, textsOf } from './room-catalogue'
import { by, type RoomRig, rigWith, roomShow, shop } from './room-rig'

const spoken = (html: string) => /<html lang="(\w+)"/.exec(html)?.[1]
const warm = (rig: RoomRig) => {
  // Limits of one viewer; nothing of this is about them.
  rig.time.now += 6_000
}

const begin = (rig: RoomRig, show: Show) =>
  rig.engine.offer(
    { type: 'airing-started', airingId: 'a1', show, mode: 'rehearsal', joinUrl: null, by },
    null,
  )

/** Goes where a spectator can go, and gives what was there to read. */
async function walk(language: Language): Promise<string[]> {
  const rig = await rigWith({ hall: true, onAir: false, held: 'rude' })
  // The bot's lines in the chat are in the show's language.
  await begin(rig, { ...roomShow(2, true), language })
  const read: string[] = []
  const enter = (): Browser => rig.browse({ 'accept-language': `${language}, en;q=0.5` })
  const [ann, ben, cem] = [enter(), enter(), enter()]
  const see = async (browser: Browser, path: string) => {
    const page = await browser.get(path)
    expect([path, spoken(page.html)]).toEqual([path, language])
    read.push(heardIn(page.html))
    return page
  }
  const press = async (browser: Browser, form: string, fields: Record<string, string> = {}) => {
    const page = await browser.send(form, fields)
    read.push(heardIn(page.html))
    warm(rig)
    return page
  }
  for (const browser of [ann, ben, cem]) await see(browser, '/')
  for (const cue of ['hello', 'quiz', 'tip', 'drop']) await rig.fire(cue)
  const runs = rig.engine.world().airing!.runOrder
  const [, quiz, tip, drop] = runs as [string, string, string, string]
  for (const browser of [ann, ben, cem]) {
    await see(browser, '/')
    await press(browser, 'act', { do: `claim ${drop}` })
    await see(browser, '/')
  }
  await see(cem, '/')
  await press(ann, 'act', { do: `claim ${drop}` })
  await see(ann, '/')
  await press(ann, 'act', { do: `answer ${quiz} B` })
  await press(ben, 'act', { do: `answer ${quiz} A` })
  await press(ben, 'act', { do: `answer ${quiz} A` })
  await see(ann, '/')
  for (const text of [
    '!claim',
    '!answer Z',
    '!time',
    '!link',
    '!unlink',
    '!link ABCDEF',
    '!stock',
    'rude words',
  ])
    await press(ann, 'say', { text })
  await press(ann, 'say', { text: 'x'.repeat(501) })
  await press(ann, 'say', { text: 'hello', name: 'y'.repeat(60) })
  await press(ann, 'say', { text: ' ' })
  for (const name of ['', 'Host', 'Guest 12345', '✨ Zoë']) await press(ann, 'name', { name })
  for (const code of ['BCDFGH', 'nonsense', rig.hallCode().typed]) await press(cem, 'here', { code })
  await see(cem, '/')
  await see(ann, '/hold/nothing')
  await see(ann, '/receipt/none')
  await see(ann, '/orders')
  const hold = Object.values(shop(rig).holds).find(({ state }) => state === 'held')!
  await see(ann, `/hold/${hold.id}?t=${hold.token}`)
  await press(ann, 'act', { do: 'more-time' })
  await press(ann, 'pay', { test: 'declined' })
  await press(ann, 'pay', { test: 'declined', consent: 'yes' })
  await rig.until(() => Object.values(shop(rig).orders)[0]?.payments[0]?.state === 'declined')
  await see(ann, `/order/${Object.keys(shop(rig).orders)[0]}?t=${hold.token}`)
  await see(ann, `/hold/${hold.id}?t=${hold.token}`)
  await press(ann, 'pay', { test: 'silent' })
  await see(ann, `/order/${Object.keys(shop(rig).orders)[0]}?t=${hold.token}`)
  await see(ben, '/')
  await ben.get('/')
  await press(ben, 'act', { do: `claim ${tip}` })
  const free = Object.values(shop(rig).holds).at(-1)!
  await see(ben, `/hold/${free.id}`)
  await press(ben, 'pay', { consent: 'yes' })
  await rig.until(() => Object.values(shop(rig).orders).some(({ state }) => state === 'paid'))
  const paid = Object.values(shop(rig).orders).find(({ state }) => state === 'paid')!
  await see(ben, `/order/${paid.id}`)
  await see(ben, `/receipt/${paid.id}`)
  await see(ben, '/orders')
  await see(ben, '/')
  await rig.engine.offer({ type: 'host-acted', runId: quiz, action: 'reveal', by }, null)
  for (const browser of [ann, ben]) await see(browser, '/')
  await rig.engine.offer({ type: 'host-acted', runId: quiz, action: 'leaderboard', by }, null)
  await see(ben, '/')
  await rig.engine.offer({ type: 'panicked', by }, null)
  await see(ann, '/')
  await rig.engine.offer({ type: 'airing-ended', by }, null)
  await see(ann, '/')
  await press(ann, 'act', { do: `claim ${drop}` })
  return read
}

/** What the host wrote, names, and what is no word. */
const asWritten =
  /Signed print|Sticker|Print night|Who invented the press\?|Gutenberg|Edison|Hello|everyone|Ana’s print shop|Guest \d+|Zoë|rude words|English|Deutsch|Español|Français|Português|!link \w+|!link ok|SANDBOX-\S+|!(?:claim|link|unlink)|(?:x|y){2,}|hello|Twitch|YouTube|IRC|Kick|Cookie|UTC|GMT|BCD FGH|No\./g

test.each(others)(
  'no page in %s has a sentence of the English catalogue',
  { timeout: 60_000 },
  async (language) => {
    const english = textsOf('en', language)
    expect(english.length).toBeGreaterThan(150)
    const read = await walk(language)
    const found = read.flatMap((page) => english.filter((text) => page.includes(text)))
    expect([...new Set(found)]).toEqual([])
    // Of languages in other letters every word of ours is seen, also one that is in no catalogue.
    if (language === 'ja' || language === 'ar') {
      const latin = read.flatMap((page) => page.replace(asWritten, ' ').match(/[a-z]{3,}/gi) ?? [])
      expect([...new Set(latin)]).toEqual([])
    }
  },
)

test('all languages have the same sentences, each with something to say', () => {
  const names = (language: Language) => new Set(sentencesIn(roomWords[language]).map(([name]) => name))
  for (const language of languages) {
    expect(names(language)).toEqual(names('en'))
    for (const [name, said] of sentencesIn(roomWords[language])) expect(said.trim(), name).not.toBe('')
  }
  // What is put into a sentence has its place in each.
  for (const [name, said] of sentencesIn(roomWords.en))
    if (said.includes('{}'))
      for (const language of languages)
        expect(Object.fromEntries(sentencesIn(roomWords[language]))[name], `${language} ${name}`).toContain(
          '{}',
        )
})

test.each([
  ['de', 'de'],
  ['de-CH, en;q=0.9', 'de'],
  ['DE_de', 'en'],
  ['pt-BR', 'pt'],
  ['zh-Hant, ja;q=0.4, fr;q=0.7', 'fr'],
  ['nl;q=1, ar-EG;q=0.1', 'ar'],
  ['en;q=0, de;q=0, ja;q=0.1', 'ja'],
  ['*', 'en'],
  ['*;q=0.5, es;q=0.4', 'es'],
  ['', 'en'],
  ['xx, yy;q=nonsense, ;;;, =, "', 'en'],
  [`${'de-'.repeat(500)}, ${'x,'.repeat(500)}fr`, 'de'],
  ['constructor, __proto__, toString', 'en'],
])('Accept-Language %j is answered in %s', async (header, language) => {
  const rig = await rigWith()
  expect(spoken((await rig.browse({ 'accept-language': header }).get('/')).html)).toBe(language)
})

test('whose browser wants none of ours reads the language of the show', async () => {
  const rig = await rigWith({ onAir: false })
  await begin(rig, { ...roomShow(5), language: 'fr' })
  expect(spoken((await rig.browse({ 'accept-language': 'nl' }).get('/')).html)).toBe('fr')
  expect(spoken((await rig.browse({ 'accept-language': 'ja' }).get('/')).html)).toBe('ja')
})

test('a language is chosen by a link and kept; the address stays, tokens too, and leads nowhere else', async () => {
  const rig = await rigWith()
  await rig.fire()
  const browser = rig.browse({ 'accept-language': 'de' })
  const page = await browser.get('/')
  expect(page.headers.get('vary')).toContain('accept-language, cookie')
  expect(page.html).toContain('<a href="/?lang=de" lang="de" aria-current="true">')
  const arabic = await browser.get('/?lang=ar')
  expect([arabic.path, spoken(arabic.html)]).toEqual(['/', 'ar'])
  expect(arabic.html).toContain('<html lang="ar" dir="rtl">')
  await browser.send('act', { do: `claim ${rig.engine.world().airing!.runOrder.at(-1)}` })
  expect(spoken(browser.page!.html)).toBe('ar')
  const [hold] = Object.values(shop(rig).holds)
  const friend = rig.browse({ 'accept-language': 'de' })
  const pay = await friend.get(`/hold/${hold!.id}?t=${hold!.token}`)
  const link = /href="([^"]*lang=ja)"/.exec(pay.html)![1]!.replaceAll('&amp;', '&')
  const there = await friend.get(link)
  expect([there.path, there.status, spoken(there.html)]).toEqual([
    `/hold/${hold!.id}?t=${hold!.token}`,
    200,
    'ja',
  ])
  for (const path of ['//evil.example/?lang=de', '/%5Cevil.example?lang=de', '/?lang=de&to=//evil.example']) {
    const answer = await browser.request(path, {})
    expect(answer.headers.get('location') ?? '/', path).toMatch(/^\/(?![/\\])/)
  }
  expect(spoken((await browser.get('/?lang=xx')).html)).toBe('de')
  browser.jar.set('micdrop-language', 'nonsense')
  expect(spoken((await browser.get('/')).html)).toBe('de')
})

test('what is refused before there is a page is told in words that are understood, too', async () => {
  const rig = await rigWith()
  const room = createRoom({
    signingKey: 'a key of this test',
    engine: rig.engine,
    carriers: [],
    settings: () => Settings.parse({}),
    rendererDir: '',
  })
  const ask = (path: string, init: RequestInit = {}) =>
    room.app.request(path, { ...init, headers: { ...init.headers, 'accept-language': 'ja' } })
  expect(await (await ask('/nowhere')).text()).toContain(roomWords.ja.refused.noPage)
  expect(await (await ask('/room/none')).text()).toBe(roomWords.ja.refused.noFile)
  const old = await ask('/act', { method: 'POST', headers: { 'x-live': '/' } })
  expect(await old.json()).toMatchObject({ words: roomWords.ja.refused.formTooOld })
  let last = await ask('/room/none')
  while (last.status === 404) last = await ask('/room/none')
  expect([last.status, await last.text()]).toEqual([429, roomWords.ja.refused.tooFast])
})

test('a page stays in its language, whatever another tab chose since', async () => {
  const rig = await rigWith()
  const runId = await rig.fire('quiz')
  const browser = rig.browse({ 'accept-language': 'ja' })
  const page = await browser.get('/')
  await browser.get('/?lang=es')
  const answer = await browser.send('act', { do: `answer ${runId} B` }, page, {
    'x-live': '/',
    'x-language': 'ja',
  })
  const { note, html } = JSON.parse(answer.html)
  expect(note.words).toBe(roomWords.ja.done.answer('B'))
  expect(html).toContain('あなたの回答: B')
})

test('each socket speaks as its page does; what goes to all is told to each in its own language', async () => {
  const rig = await rigWith()
  const sockets: WebSocket[] = []
  onTestFinished(() => {
    for (const socket of sockets) socket.terminate()
  })
  const open = async (language: Language) => {
    const browser = rig.browse({ 'accept-language': language })
    const { html } = await browser.get('/')
    const address = /data-live="([^"]+)"/.exec(html)![1]!.replaceAll('&amp;', '&')
    // The address says it: what a handshake says of languages depends on the browser.
    const { socket, next } = await browser.connect(address)
    sockets.push(socket)
    return next
  }
  const [arabic, german, too] = [await open('ar'), await open('de'), await open('ar')]
  await rig.fire()
  const [ar, de, ar2] = await Promise.all([arabic(), german(), too()])
  expect(ar.html).toContain(roomWords.ar.claim)
  expect(ar.html).toContain('للبيع الآن')
  expect(de.html).toContain(roomWords.de.claim)
  expect(`${ar.html}${de.html}`).not.toContain(roomWords.en.claim)
  expect(ar2).toEqual(ar)
})

test('what all see is rendered once for each language in use, and for no other; packets are shared', () => {
  const painted: Language[] = []
  let revision = 1
  const facts = () => ({ revision }) as never
  const html = { top: '', now: '', dock: '', news: '', chat: '', run: () => '', line: () => '' }
  const versions = createVersions(
    { now: () => 1_000, revision: () => revision },
    () => ({ ...emptyFacts, airing: String(revision), ...(facts() as object) }),
    (language) => () => {
      painted.push(language)
      return html
    },
  )
  const version = versions.last()
  expect(painted).toEqual([])
  const letters = createLetters(() => 1_000)
  const to = (language: Language) => letters.of({ page: 'room', language }, null, version, null)
  expect(to('ar')).toBe(to('ar'))
  expect(to('de')).not.toBe(to('ar'))
  expect(painted).toEqual(['ar', 'de'])
  revision += 1
  versions.last().html('ja')
  expect(painted).toEqual(['ar', 'de', 'ja'])
})

const emptyFacts = {
  airing: 'none',
  onAir: false,
  tones: null,
  top: { title: null, rehearsal: false, paused: false, live: false },
  runs: [],
  idle: { state: 'not-begun' as const, next: null },
  lead: null,
  pressing: '[]',
  lines: [],
  shown: new Set<string>(),
  hidden: new Set<string>(),
  marks: { top: '', idle: '', dock: '', news: '' },
}
