import { describe, expect, test } from 'vitest'
import { minute } from '../../../core/base/time'
import { codeAt } from '../../../core/hall/code'
import { hallSecret } from '../../../main/gateway/hall/secret'
import { createPresence } from '../../../main/gateway/room/presence'
import { cookies, createVisitors } from '../../../main/gateway/room/visitor'
import type { Browser } from './room-browse'
import { by, claimed, type RoomRig, rigWith, roomShow, shop } from './room-rig'

const hallWords = 'You are in the hall.'
const tooOld = 'This code is not good any more.'

async function scan(rig: RoomRig, code = rig.hallCode().scanned, browser = rig.browse()): Promise<Browser> {
  await browser.get(`/here/${code}`)
  return browser
}

/** Ends the show on air and begins another. */
async function nextShow(rig: RoomRig, airingId: string): Promise<void> {
  await rig.engine.offer({ type: 'airing-ended', by }, null)
  const show = roomShow(5, true)
  await rig.engine.offer(
    { type: 'airing-started', airingId, show, mode: 'rehearsal', joinUrl: null, by },
    null,
  )
}

describe('the proof of presence', () => {
  test('whoever scans the screen is in the hall, is told so, and claims from its stock', async () => {
    const rig = await rigWith({ hall: true, stock: 1 })
    await rig.fire()
    const stream = await claimed(rig)
    expect(stream.page.html).toContain('You are no. 1 in line')
    const browser = await scan(rig)
    expect(browser.page!.path).toBe('/')
    expect(browser.page!.html).toContain('You are in the hall now.')
    expect(browser.page!.html).toContain(hallWords)
    const { page } = await claimed(rig, browser)
    expect(page.html).toContain('One Signed print is kept for you')
    expect(Object.values(shop(rig).holds)[0]!.audience).toBe('hall')
  })

  test('is asked for by nobody’s word: ?at=hall and the old cookie do nothing', async () => {
    const rig = await rigWith({ hall: true })
    await rig.fire()
    const browser = rig.browse()
    browser.jar.set('micdrop-at', 'hall')
    const page = await browser.get('/?at=hall')
    expect(page.html).not.toContain(hallWords)
    expect(page.html).toContain('In the hall?')
    await claimed(rig, browser)
    expect(Object.values(shop(rig).holds)[0]!.audience).toBe('stream')
  })

  test('a code is good for two minutes, then a friendly word, and they stay as they are', async () => {
    const rig = await rigWith({ hall: true })
    const { scanned } = rig.hallCode()
    rig.time.now += minute + 59_000
    expect((await scan(rig, scanned)).page!.html).toContain(hallWords)
    rig.time.now += 1_000
    const late = await scan(rig, scanned)
    expect(late.page!.html).toContain(tooOld)
    expect(late.page!.html).not.toContain(hallWords)
    await rig.fire()
    await claimed(rig, late)
    expect(Object.values(shop(rig).holds)[0]!.audience).toBe('stream')
  })

  test('invented codes and those of another show are refused in the same words', async () => {
    const rig = await rigWith({ hall: true })
    const other = codeAt(hallSecret('a key of this test', 'a0'), rig.engine.now())
    const foreign = codeAt(hallSecret('the key of another console', 'a1'), rig.engine.now())
    for (const code of ['BCDFGHJKLMNP', other.scanned, foreign.scanned]) {
      const browser = await scan(rig, code)
      expect(browser.page!.html, code).toContain(tooOld)
      expect(browser.jar.has(cookies.hall)).toBe(false)
    }
    for (const nonsense of ['x', '%E2%98%83', 'a'.repeat(400)])
      expect((await scan(rig, nonsense)).page!.html).toContain('has six letters')
  })

  test('ends with the show, at each act and not only when a page is loaded', async () => {
    const rig = await rigWith({ hall: true })
    const browser = await scan(rig)
    await nextShow(rig, 'a2')
    const runId = await rig.fire()
    // The page is still that of the first show.
    await browser.send('act', { do: `claim ${runId}` })
    expect(Object.values(shop(rig).holds)[0]!.audience).toBe('stream')
    expect((await browser.get('/')).html).not.toContain(hallWords)
    await scan(rig, rig.hallCode().scanned, browser)
    expect(browser.page!.html).toContain(hallWords)
  })

  test('a page that was open before counts from the next press on', async () => {
    const rig = await rigWith({ hall: true, stock: 1 })
    const runId = await rig.fire()
    const browser = rig.browse()
    const before = await browser.get('/')
    await scan(rig, rig.hallCode().scanned, browser)
    await browser.send('act', { do: `claim ${runId}` }, before)
    expect(Object.values(shop(rig).holds)[0]!.audience).toBe('hall')
  })

  test('who waits already moves up to what is kept for the hall', async () => {
    const rig = await rigWith({ hall: true, stock: 1 })
    await rig.fire()
    const { browser, page } = await claimed(rig)
    expect(page.html).toContain('In line for')
    await scan(rig, rig.hallCode().scanned, browser)
    expect(browser.page!.html).toContain('One Signed print is kept for you')
    expect(Object.values(shop(rig).holds)[0]!.audience).toBe('hall')
  })

  test('belongs to one browser: carried to another, it is worth nothing', async () => {
    const rig = await rigWith({ hall: true })
    const browser = await scan(rig)
    const friend = rig.browse()
    await friend.get('/')
    friend.jar.set(cookies.hall, browser.jar.get(cookies.hall)!)
    expect((await friend.get('/')).html).not.toContain(hallWords)
  })

  test('what was claimed in the hall stays the hall’s, also where it is paid from elsewhere', async () => {
    const rig = await rigWith({ hall: true, stock: 1 })
    await rig.fire()
    const browser = await scan(rig)
    await claimed(rig, browser)
    const hold = Object.values(shop(rig).holds)[0]!
    const friend = rig.browse()
    await friend.get(`/hold/${hold.id}?t=${hold.token}`)
    await friend.send('pay', { consent: 'yes' })
    expect(Object.values(shop(rig).orders)[0]!.audience).toBe('hall')
    await rig.until(() => Object.values(shop(rig).pools)[0]!.sold.hall === 1)
  })

  test('without an audience in the hall there is no form, and no code works', async () => {
    const rig = await rigWith()
    const browser = await scan(rig)
    expect(browser.page!.html).toContain('This show has no audience in the hall.')
    expect(browser.page!.html).not.toContain('In the hall?')
    expect(browser.jar.has(cookies.hall)).toBe(false)
  })

  test('between shows nobody is in the hall', async () => {
    const rig = await rigWith({ onAir: false })
    expect((await scan(rig, 'BCDFGHJKLMNP')).page!.html).toContain('The show is not on air right now.')
  })
})

describe('the code that is typed', () => {
  test('works in any clothes, without scripts', async () => {
    const rig = await rigWith({ hall: true })
    for (const dress of [
      (code: string) => code.toLowerCase(),
      (code: string) => ` ${code.slice(0, 3)}-${code.slice(3)} `,
    ]) {
      const browser = rig.browse()
      await browser.get('/')
      const page = await browser.send('here', { code: dress(rig.hallCode().typed) })
      expect(page.html).toContain(hallWords)
    }
  })

  test('with scripts the page is told to look anew', async () => {
    const rig = await rigWith({ hall: true })
    const browser = rig.browse()
    await browser.get('/')
    const answer = await browser.send('here', { code: rig.hallCode().typed }, browser.page, { 'x-live': '/' })
    expect(JSON.parse(answer.html)).toMatchObject({ ok: true, to: '/', reload: true })
    expect((await browser.get('/')).html).toContain(hallWords)
  })

  test('needs the form of this browser', async () => {
    const rig = await rigWith({ hall: true })
    const browser = rig.browse()
    await browser.get('/')
    const stranger = rig.browse()
    expect((await stranger.send('here', { code: rig.hallCode().typed }, browser.page)).status).toBe(403)
  })

  test('five tries, then one in three minutes: who guesses is not told whether they were right', async () => {
    const rig = await rigWith({ hall: true })
    const browser = rig.browse()
    await browser.get('/')
    for (let at = 0; at < 5; at += 1)
      expect((await browser.send('here', { code: 'BCDFGH' })).html).toContain(tooOld)
    const right = () => browser.send('here', { code: rig.hallCode().typed })
    expect((await right()).html).toContain('These were many tries.')
    rig.time.now += 3 * minute
    expect((await right()).html).toContain(hallWords)
  })

  test('scanning goes on for who has guessed too often', async () => {
    const rig = await rigWith({ hall: true })
    const browser = rig.browse()
    await browser.get('/')
    for (let at = 0; at < 7; at += 1) await browser.send('here', { code: 'BCDFGH' })
    await scan(rig, rig.hallCode().scanned, browser)
    expect(browser.page!.html).toContain(hallWords)
  })

  test('a browser that throws its cookies away meets the limit of its address; whom a proxy does not name, one for all', async () => {
    const rig = await rigWith({ hall: true })
    const { judge } = createPresence(rig.engine, 'a key of this test')
    let visitors = 0
    const guessesFrom = (address: string | null): number => {
      for (let guesses = 0; ; guesses += 1) {
        if (guesses % 5 === 0) visitors += 1
        const judged = judge(`room:v${visitors}`, address, 'BCDFGH')
        if ('fault' in judged && judged.fault === 'hallTries') return guesses
      }
    }
    expect(guessesFrom('203.0.113.9')).toBe(600)
    expect(guessesFrom('203.0.113.10')).toBe(600)
    expect(guessesFrom(null)).toBe(5_000)
    // Scanning has no limit: nobody guesses twelve letters.
    expect(judge('room:v1', '203.0.113.9', rig.hallCode().scanned)).toEqual({ airingId: 'a1' })
  })
})

describe('the cookie', () => {
  test('is signed for one viewer and one airing', () => {
    let onAir: string | null = 'a1'
    const visitors = createVisitors('key', () => onAir)
    const { visitor, secret } = visitors.fresh()
    const other = visitors.fresh()
    const proof = visitors.sealHall(visitor, 'a1')
    const audience = (jar: string, of = secret) =>
      visitors.of(`${cookies.secret}=${of}; ${cookies.hall}=${jar}`)?.audience
    expect(audience(proof)).toBe('hall')
    for (const wrong of ['', 'hall', `${proof}x`, proof.slice(1), visitors.sealHall(visitor, 'a2')])
      expect(audience(wrong), wrong).toBe('stream')
    expect(audience(proof, other.secret)).toBe('stream')
    expect(createVisitors('another key', () => 'a1').of(`${cookies.secret}=${secret}`)).toBe(null)
    onAir = 'a2'
    expect(audience(proof)).toBe('stream')
    onAir = null
    expect(audience(proof)).toBe('stream')
  })
})
