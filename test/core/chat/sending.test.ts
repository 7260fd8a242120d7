import { describe, expect, test } from 'vitest'
import {
  emptied,
  enqueue,
  fewPosts,
  hostPosts,
  nextStep,
  openQueue,
  putBack,
  type Urgency,
} from '../../../core/chat/sending'
import { waitingViews } from '../../../core/chat/sending-view'
import { channel, run, twitchLike } from './send-run'

const ask = (text: string, urgency: Urgency, wait = 0) => ({ text, urgency, wait })
const texts = (sent: readonly { text: string }[]) => sent.map(({ text }) => text)
const put = (
  queue: ReturnType<typeof openQueue>,
  effectId: string,
  urgency: Urgency,
  at: number,
  text = effectId,
) => enqueue(queue, { effectId, text, urgency, at }, twitchLike)

describe('a queue', () => {
  test('lets the host speak first, then announcements, then replies', () => {
    const queue = openQueue()
    put(queue, 'reply', 'reply', 0)
    put(queue, 'announcement', 'announcement', 0)
    put(queue, 'host', 'host', 0)
    const order = [0, 1_000, 2_000].map((now) => nextStep(queue, channel(), now).send?.text)
    expect(order).toEqual(['host', 'announcement', 'reply'])
  })

  test('merges the replies that wait, up to the length of a message', () => {
    const limits = { ...twitchLike, maxLength: 25 }
    const { sent } = run(
      [
        ask('@a got one.', 'reply'),
        ask('@b got one.', 'reply'),
        ask('@c got one.', 'reply'),
        ask('@d out.', 'reply'),
      ],
      () => channel({ limits }),
    )
    expect(texts(sent)).toEqual(['@a got one.', '@b got one. @c got one.', '@d out.'])
    expect(sent[1]?.effectIds).toEqual(['e1', 'e2'])
  })

  test('keeps a fifth of the 30 seconds for the host', () => {
    const flood = Array.from({ length: 20 }, (_, at) => ask(`drop ${at}`, 'announcement'))
    const limits = { ...twitchLike, minGap: 0 }
    const { sent } = run([...flood, ask('hello', 'host')], () => channel({ limits }))
    expect(sent.slice(0, 17).map(({ at }) => at)).toEqual(Array(17).fill(1_000_000))
    expect(sent[16]?.text).toBe('hello')
    expect(sent[17]?.at).toBe(1_030_001)
  })

  test('says the same again only when the platform takes it, and what is behind it goes on', () => {
    const { sent, drops } = run(
      [
        ask('Sold out.', 'announcement'),
        ask('Sold out.', 'announcement', 5_000),
        ask('Next drop.', 'announcement'),
      ],
      () => channel(),
    )
    expect(sent.map(({ text, at }) => [text, at - 1_000_000])).toEqual([
      ['Sold out.', 0],
      ['Next drop.', 5_000],
      ['Sold out.', 30_001],
    ])
    expect(drops).toEqual([])
  })

  test('drops a repeated reply at once: when it could go, nobody would know what it was about', () => {
    const { sent, drops } = run([ask('@a got one.', 'reply'), ask('@a got one.', 'reply', 2_000)], () =>
      channel(),
    )
    expect(texts(sent)).toEqual(['@a got one.'])
    expect(drops).toMatchObject([{ code: 'repeat', post: { effectIds: ['e1'] } }])
  })

  test('asked for the same by two while it waits, says it once for both', () => {
    const queue = openQueue()
    put(queue, 'a', 'announcement', 0, 'Sold out.')
    put(queue, 'b', 'host', 1, 'Sold out.')
    expect(nextStep(queue, channel(), 2).send).toMatchObject({ effectIds: ['a', 'b'], urgency: 'host' })
    expect(queue.waiting).toEqual([])
  })

  test('waits for the link until a text is too old', () => {
    const late = run([ask('Poster drop!', 'announcement'), ask('@a got one.', 'reply')], (now) =>
      channel({ ready: now >= 1_020_000 }),
    )
    expect(texts(late.sent)).toEqual([])
    expect(late.drops.map(({ code }) => code)).toEqual(['too-old', 'too-old'])
    const queue = openQueue()
    put(queue, 'a', 'announcement', 0)
    put(queue, 'r', 'reply', 0)
    expect(nextStep(queue, channel({ ready: false }), 0)).toMatchObject({ send: null, wakeAt: 15_001 })
    expect(nextStep(queue, channel({ ready: false }), 20_000).drops).toMatchObject([{ code: 'too-old' }])
    expect(nextStep(queue, channel(), 20_000).send?.text).toBe('a')
  })

  test('what found no connection is first in line again and is no repeat of itself', () => {
    const queue = openQueue()
    put(queue, 'a', 'announcement', 0)
    put(queue, 'b', 'announcement', 0)
    putBack(queue, nextStep(queue, channel(), 0).send!)
    expect(nextStep(queue, channel(), 1_000).send?.text).toBe('a')
  })

  test('a second half is not sent without its first', () => {
    const limits = { ...twitchLike, maxLength: 30 }
    const long = 'the same twenty-four chars of the same twenty-six chars'
    const { sent, drops } = run([ask(long, 'reply'), ask(long, 'reply', 3_000)], () => channel({ limits }))
    expect(sent.length).toBe(2)
    expect(drops.map(({ post }) => post.effectIds[0])).toEqual(['e1', 'e1'])
  })

  test('emptied it is empty, and says what was dropped', () => {
    const queue = openQueue()
    put(queue, 'a', 'announcement', 0)
    put(queue, 'b', 'reply', 0)
    expect(emptied(queue).map(({ post, code }) => [post.text, code])).toEqual([
      ['a', 'emptied'],
      ['b', 'emptied'],
    ])
    expect(nextStep(queue, channel(), 0)).toEqual({ drops: [], send: null, wakeAt: null })
  })

  test('tells why each text waits', () => {
    const queue = openQueue()
    put(queue, 'a', 'announcement', 0)
    nextStep(queue, channel(), 0)
    put(queue, 'a', 'announcement', 10)
    put(queue, 'b', 'announcement', 20)
    put(queue, 'c', 'host', 30)
    const why = (more = {}) => waitingViews(queue, channel(more), 100).map((one) => [one.text, one.why])
    expect(why()).toEqual([
      ['c', 'Goes next: the platform wants a pause between messages.'],
      ['a', 'The same was just said; the platform refuses repeats.'],
      ['b', 'In line.'],
    ])
    expect(why({ ready: false }).every(([, words]) => words === 'Waits for the connection.')).toBe(true)
  })
})

describe('where posts are counted', () => {
  const roomUrl = 'https://room.example.org/'
  const counted = (postsLeft: number) => channel({ postsLeft, roomUrl })

  test('with few left the replies go first, and viewers are told once where they are', () => {
    const replies = [0, 1, 2].map((at) => ask(`@${at} got one.`, 'reply', at === 0 ? 0 : 100_000))
    const { sent, drops } = run([...replies, ask('Drop!', 'announcement')], () => counted(fewPosts))
    expect(texts(sent)).toEqual([`Answers are in the room: ${roomUrl}`, 'Drop!'])
    expect(drops.map(({ code }) => code)).toEqual(['quota', 'quota', 'quota'])
    const again = run([...replies, ask('@3 got one.', 'reply', 100_000)], () => counted(fewPosts))
    expect(again.sent.length).toBe(2)
    expect(run(replies, () => channel({ postsLeft: fewPosts })).sent).toEqual([])
  })

  test('the last ones are the host’s', () => {
    const all = [ask('@a got one.', 'reply'), ask('Drop!', 'announcement'), ask('Good night.', 'host')]
    expect(texts(run(all, () => counted(hostPosts)).sent)).toEqual(['Good night.'])
    const none = run(all, () => counted(0))
    expect(none.sent).toEqual([])
    expect(none.drops.map(({ code }) => code)).toEqual(['quota', 'quota', 'quota'])
  })

  test('with plenty left nothing is held back', () => {
    expect(run([ask('@a got one.', 'reply')], () => counted(fewPosts + 1)).sent.length).toBe(1)
  })
})
