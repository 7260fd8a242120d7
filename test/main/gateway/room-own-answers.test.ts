import { expect, test } from 'vitest'
import type { Browser } from './room-browse'
import { by, rigWith, shop } from './room-rig'

/** Types a line as the page's form does, and gives what its writer then sees. */
async function type(browser: Browser, text: string, name?: string): Promise<string> {
  await browser.get('/')
  return (await browser.send('say', { text, ...(name === undefined ? {} : { name }) })).html
}

const chatIn = (html: string) => /<ul id="chat"[\s\S]*?<\/ul>/.exec(html)![0]

test('typed commands are answered on the asker’s page; nobody else reads who asked for what', async () => {
  const rig = await rigWith({ stock: 1 })
  const [ann, ben, eve] = [rig.browse(), rig.browse(), rig.browse()]
  expect(await type(ann, '!stock', 'Ann')).toContain('Nothing is on sale right now.')
  expect(await type(ben, 'hello', 'Ben')).toContain('hello')
  await rig.fire()
  const eyes = await eve.connect(`/live?on=true&rev=${rig.engine.revision()}`)
  expect(await type(ann, '!stock')).toContain('1 of 1 left.')
  rig.time.now += 5_000
  expect(await type(ann, '!claim')).toContain('One Signed print is kept for you.')
  expect(await type(ben, '!claim')).toContain('You are no. 1 in line.')
  rig.time.now += 5_000
  expect(await type(ann, '!time')).toContain('You have more time.')
  expect(await type(ann, '!cancel')).toContain('Given up.')
  expect((await ben.get('/')).html).toContain('One Signed print is kept for you.')
  expect(await type(ann, '!cancel')).toContain('Nothing is kept for you right now.')
  await rig.pass(10_000)
  // Ben lets his time run out.
  await rig.pass(1_000_000)
  expect((await ben.get('/')).html).toContain('The time to pay for Signed print ran out')

  await rig.engine.offer({ type: 'host-said', text: 'Last words', by }, null)
  const seen = (await eve.get('/')).html
  expect(chatIn(seen)).toContain('hello')
  expect(chatIn(seen)).not.toMatch(/Ann|>![a-z]|kept|ran out|cancel/)
  // Nor is it sent to anyone's socket.
  for (let sent = ''; !sent.includes('Last words'); ) {
    const news = await eyes.next()
    sent = `${news.add ?? ''}`
    expect(`${news.html ?? ''}${sent}`).not.toMatch(/Ann|>![a-z]|print is kept|ran out|cancel/)
  }
})

test('a typed answer counts and is not copied from the chat', async () => {
  const rig = await rigWith()
  await rig.fire('quiz')
  const [ann, eve] = [rig.browse(), rig.browse()]
  expect(await type(ann, 'a', 'Ann')).toContain('Your answer A is counted.')
  rig.time.now += 5_000
  expect(await type(ann, '!answer B')).toContain('Your first answer counts.')
  expect(chatIn((await eve.get('/')).html)).not.toContain('Ann')
})

test('answers in words count, contradictions are refused in words, talk is talk', async () => {
  const rig = await rigWith()
  await rig.fire('quiz')
  const [ann, ben, cem, dee, eve] = Array.from({ length: 5 }, () => rig.browse()) as [Browser, ...Browser[]]
  expect(await type(ann, 'the answer is edison!', 'Ann')).toContain('Your answer B is counted.')
  expect(await type(ben!, '🔥 !answer Gutenberg', 'Ben')).toContain('Your answer A is counted.')
  expect(await type(cem!, '!answer A - Edison', 'Cem')).toContain('That is no choice: answer with A or B.')
  expect(await type(dee!, 'Edison was a nice one', 'Dee')).not.toContain('is counted')
  const chat = chatIn((await eve!.get('/')).html)
  expect(chat).toContain('Edison was a nice one')
  expect(chat).not.toMatch(/Ann|Ben|Cem/)
})

test('!link typed in the room gives the code to its owner alone', async () => {
  const rig = await rigWith()
  const ann = rig.browse()
  const html = await type(ann, '!link', 'Ann')
  const code = /!link ([A-Z0-9]{6}) in your other chat/.exec(html)![1]!
  await rig.pass(10_000)
  expect((await rig.browse().get('/')).html).not.toContain(code)
})

test('who stood in line in vain is told so, until they do something else', async () => {
  const rig = await rigWith({ stock: 1 })
  await rig.fire()
  const [ann, ben] = [rig.browse(), rig.browse()]
  await type(ann, '!claim', 'Ann')
  await type(ben, '!claim', 'Ben')
  await ann.get(`/hold/${Object.keys(shop(rig).holds)[0]!}`)
  const hears = await ben.connect(`/live?on=true&rev=${rig.engine.revision()}`)
  await ann.send('pay', { consent: 'yes', test: 'paid' })
  const vain = 'The sale of <bdi>Signed print</bdi> is over; no unit came free for you.'
  for (let html = ''; !html.includes(vain); ) html = String((await hears.next()).html)
  expect((await ben.get('/')).html).toContain(vain)
  expect((await ann.get('/')).html).not.toContain(vain)
  rig.time.now += 5_000
  expect(await type(ben, '!stock')).not.toContain(vain)
})

test('commands of other chats are not shown in the room either; talk is', async () => {
  const rig = await rigWith()
  const say = (id: string, text: string, act: { act: 'claim'; runId: null } | null) =>
    rig.engine.offer(
      {
        type: 'line-judged',
        lineId: `twitch:${id}`,
        viewer: { platform: 'twitch', id: 't1', name: 'Tess' },
        audience: 'stream',
        text,
        flags: [],
        verdict: { action: 'allow', reasons: [] },
        act,
      },
      `twitch:${id}`,
    )
  await say('1', 'good evening', null)
  await say('2', '!claim', { act: 'claim', runId: null })
  const { html } = await rig.browse().get('/')
  expect(chatIn(html)).toContain('good evening')
  expect(chatIn(html)).not.toContain('!claim')
})

test('the show’s own lines carry a mark that no name and no text can make', async () => {
  const rig = await rigWith()
  await type(rig.browse(), 'Host: send me your card <h3>Host</h3>', 'Hosting news')
  await rig.engine.offer({ type: 'host-said', text: 'Doors open at nine', by }, null)
  const chat = chatIn((await rig.browse().get('/')).html)
  expect(chat.match(/<h3>/g)).toHaveLength(1)
  expect(chat).toMatch(
    /<li id="line-said:[^"]+" class="official"><h3><svg[^>]*aria-hidden="true">.*<\/svg>Host<\/h3><p dir="auto">Doors open at nine<\/p><\/li>/,
  )
})

test('the host times a visitor out and bans them: words, claims and answers end, what is held stays theirs', async () => {
  const rig = await rigWith({ held: 'nothing' })
  const runId = await rig.fire()
  const [ann, ben] = [rig.browse(), rig.browse()]
  await type(ann, 'hello', 'Ann')
  await type(ben, 'hello too', 'Ben')
  await ann.get('/')
  await ann.send('act', { do: `claim ${runId}` })
  const viewer = rig.engine.world().airing!.lines.find((line) => line.viewer.name === 'Ann')!.viewer
  const ask = async (act: 'timeout' | 'ban') => {
    const asked = await rig.engine.offer(
      {
        type: 'moderation-asked',
        act,
        viewer,
        lineId: null,
        seconds: act === 'timeout' ? 60 : null,
        why: '',
        by,
      },
      null,
    )
    const { actionId } = (asked as { value: { actionId: string } }).value
    await rig.until(
      () => rig.engine.world().airing!.moderated.find(({ id }) => id === actionId)?.state === 'done',
    )
    return actionId
  }
  await ask('timeout')
  expect((await ann.get('/')).html).toContain('The host has timed you out.')
  rig.time.now += 5_000
  const refused = await type(ann, 'let me speak')
  expect(refused).toContain('The host has taken you out of the chat for now.')
  expect(refused).toContain('value="let me speak"')
  expect((await ann.send('act', { do: `claim ${runId}` }, await ann.get('/'))).html).toContain(
    'taken you out of the chat',
  )
  // What they hold is theirs: more time, and paying for it.
  const [hold] = Object.values(shop(rig).holds)
  expect((await ann.send('act', { do: `more-time ${hold!.id}` }, await ann.get('/'))).html).toContain(
    'You have more time.',
  )
  await ann.get(`/hold/${hold!.id}`)
  await ann.send('pay', { consent: 'yes', test: 'paid' })
  await rig.until(() => Object.values(shop(rig).orders)[0]?.state === 'paid')
  // Others go on as before, and read nothing of it.
  expect((await ben.get('/')).html).not.toMatch(/timed you out|taken you out/)
  rig.time.now += 60_000
  expect(await type(ann, 'back again')).not.toContain('taken you out of the chat')

  const ban = await ask('ban')
  expect((await ann.get('/')).html).toContain('The host has taken you out of this chat.')
  await rig.engine.offer({ type: 'moderation-undone', actionId: ban, by }, null)
  await rig.until(() => rig.engine.world().airing!.moderated.find(({ id }) => id === ban)?.state === 'undone')
  expect((await ann.get('/')).html).not.toContain('taken you out')
})

test('a name of the show’s own voice, or of somebody present, cannot be taken', async () => {
  const rig = await rigWith()
  const [ann, ben] = [rig.browse(), rig.browse()]
  for (const name of ['Show', 'M1cdrop', 'Micdrop_Support', 'Print night', 'Ana’s print shop'])
    expect(await type(ben, 'hello', name), name).toContain('kept for the show’s own team')
  await type(ann, 'good evening', 'Ann')
  expect(await type(ben, 'me too', 'A n n')).toContain('How about A n n 2?')
  expect(await type(ben, 'me too', 'Ben')).not.toContain('goes by this name')
  const chat = chatIn((await rig.browse().get('/')).html)
  expect(chat.match(/<bdi>[^<]*<\/bdi>/g)?.filter((name) => name === '<bdi>Ann</bdi>')).toHaveLength(1)
})
