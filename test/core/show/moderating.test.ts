import { describe, expect, test } from 'vitest'
import { Happening, type HappeningOf } from '../../../core/cues/happening'
import { keptModerated } from '../../../core/show/moderating'
import { by, cueOf } from '../../plugins/play'
import { ada, adaToo, bo, fire, line, party } from './people'

type Asked = HappeningOf<'moderation-asked'>
const ask = (act: Asked['act'], more: Partial<Asked> = {}): Asked => ({
  type: 'moderation-asked',
  act,
  viewer: bo,
  lineId: null,
  seconds: act === 'timeout' ? 600 : null,
  why: 'spam',
  by,
  ...more,
})
const idIn = (outcome: { reply: unknown }) =>
  (outcome.reply as { value: { actionId: string } }).value.actionId
const settle = (actionId: string, fault: string | null = null, undo = false): Happening => ({
  type: 'moderation-settled',
  actionId,
  undo,
  fault,
})

function chatting() {
  const show = party()
  show.tell(line(bo, '1'))
  show.tell(line(ada, '2'))
  show.tell(line(bo, '3'))
  return { show, shown: () => show.airing().lines.map(({ shown }) => shown) }
}

describe('asking', () => {
  test('a ban is kept with its reason, sent to the platform and seen at once; its answer ends it', () => {
    const { show, shown } = chatting()
    const asked = show.tell(ask('ban', { why: ' spam ' }))
    const actionId = idIn(asked)
    expect(asked.effects).toMatchObject([
      {
        type: 'moderate',
        platform: 'twitch',
        act: { do: 'ban', viewerId: '2', reason: 'spam' },
        actionId,
        undo: false,
      },
    ])
    expect(shown()).toEqual([false, true, false])
    expect(show.airing().moderated).toMatchObject([{ state: 'asked', why: 'spam', by: 'host (console)' }])
    show.tell(settle(actionId))
    expect(show.airing().moderated).toMatchObject([{ state: 'done', fault: null }])
    show.tell(settle(actionId, 'late'))
    expect(show.airing().moderated).toMatchObject([{ state: 'done', fault: null }])
  })

  test('deleting hides the one line; pressed twice, or by two people, it is one action', () => {
    const { show, shown } = chatting()
    const first = show.tell(ask('delete', { lineId: 'twitch:3' }))
    const second = show.tell(ask('delete', { lineId: 'twitch:3', why: 'also', by: { ...by, name: 'other' } }))
    expect(first.effects).toMatchObject([{ act: { do: 'delete', messageId: '3' } }])
    expect(second).toMatchObject({ effects: [], reply: { ok: true, value: { actionId: idIn(first) } } })
    expect(shown()).toEqual([true, true, false])
  })

  test('what the platform refused may be asked again; a time-out that was done may be given anew', () => {
    const { show } = chatting()
    const first = idIn(show.tell(ask('delete', { lineId: 'twitch:3' })))
    show.tell(settle(first, 'Too old.'))
    expect(show.airing().moderated[0]).toMatchObject({ state: 'refused', fault: 'Too old.' })
    expect(show.tell(ask('delete', { lineId: 'twitch:3' })).effects).toHaveLength(1)
    const out = idIn(show.tell(ask('timeout')))
    expect(show.tell(ask('timeout')).effects).toHaveLength(0)
    show.tell(settle(out))
    expect(show.tell(ask('timeout')).effects).toHaveLength(1)
  })

  test.each([
    ['warn', { why: '  ' }, 'no-reason'],
    ['delete', {}, 'no-line'],
    ['delete', { lineId: 'youtube:1' }, 'no-line'],
    ['timeout', { seconds: null }, 'no-length'],
  ] as const)('%s %j is refused as %s', (act, more, code) => {
    const { show, shown } = chatting()
    expect(show.tell(ask(act, more))).toMatchObject({ refused: true, reply: { code } })
    expect(shown()).toEqual([true, true, true])
    expect(show.airing().moderated).toEqual([])
  })

  test('a warning hides nothing', () => {
    const { show, shown } = chatting()
    expect(show.tell(ask('warn')).effects).toMatchObject([{ act: { do: 'warn', reason: 'spam' } }])
    expect(shown()).toEqual([true, true, true])
  })

  test('the list is bounded, and an answer to what has left it changes nothing', () => {
    const { show } = chatting()
    const first = idIn(show.tell(ask('ban', { viewer: { ...bo, id: 'first' } })))
    for (let n = 0; n < keptModerated; n += 1) show.tell(ask('ban', { viewer: { ...bo, id: `v${n}` } }))
    expect(show.airing().moderated).toHaveLength(keptModerated)
    expect(show.tell(settle(first)).reply.ok).toBe(true)
    expect(show.tell({ type: 'moderation-undone', actionId: first, by }).reply).toMatchObject({
      code: 'action-gone',
    })
  })

  test('the answer still counts after the show, and in a panic people can be sent out', () => {
    const { show } = chatting()
    show.tell({ type: 'panicked', by })
    const actionId = idIn(show.tell(ask('ban')))
    show.tell({ type: 'airing-ended', by })
    show.tell(settle(actionId))
    expect(show.airing().moderated[0]?.state).toBe('done')
  })
})

describe('undoing', () => {
  const undo = (actionId: string): Happening => ({ type: 'moderation-undone', actionId, by })

  test('a ban is taken back once; what was hidden waits for a person', () => {
    const { show, shown } = chatting()
    const actionId = idIn(show.tell(ask('ban')))
    expect(show.tell(undo(actionId)).reply).toMatchObject({ code: 'not-answered' })
    show.tell(settle(actionId))
    expect(show.tell(undo(actionId)).effects).toMatchObject([
      { type: 'moderate', act: { do: 'unban', viewerId: '2' }, actionId, undo: true },
    ])
    expect(show.tell(undo(actionId))).toMatchObject({ effects: [], reply: { ok: true } })
    show.tell(settle(actionId, null, true))
    expect(show.airing().moderated[0]).toMatchObject({ state: 'undone' })
    expect(shown()).toEqual([false, true, false])
    show.tell({ type: 'line-reviewed', lineId: 'twitch:1', action: 'allow', by })
    expect(shown()).toEqual([true, true, false])
  })

  test('when the platform refuses it, it holds and says why', () => {
    const { show } = chatting()
    const actionId = idIn(show.tell(ask('timeout')))
    show.tell(settle(actionId))
    show.tell(undo(actionId))
    show.tell(settle(actionId, 'Offline.', true))
    expect(show.airing().moderated[0]).toMatchObject({ state: 'done', fault: 'Offline.' })
    expect(show.tell(undo(actionId)).effects).toHaveLength(1)
  })

  test('deleting and warning cannot be undone, and neither can what was refused', () => {
    const { show } = chatting()
    for (const asked of [ask('delete', { lineId: 'twitch:1' }), ask('warn')]) {
      const actionId = idIn(show.tell(asked))
      show.tell(settle(actionId))
      expect(show.tell(undo(actionId)).reply).toMatchObject({ code: 'cannot-undo' })
    }
    const actionId = idIn(show.tell(ask('ban')))
    show.tell(settle(actionId, 'You cannot ban the broadcaster.'))
    expect(show.tell(undo(actionId)).reply).toMatchObject({ code: 'was-refused' })
  })
})

describe('what the platform holds', () => {
  const held = line(bo, '9', null, {
    heldByPlatform: true,
    verdict: { action: 'hold', reasons: [{ rule: 'platform-held', detail: 'x', score: null }] },
  })
  const review = (action: 'allow' | 'hide', lineId = 'twitch:9'): Happening => ({
    type: 'line-reviewed',
    lineId,
    action,
    by,
  })

  test('is released or kept out there; afterwards it is a line like any', () => {
    const show = party()
    show.tell(held)
    expect(show.tell(review('allow')).effects).toMatchObject([
      { type: 'moderate', act: { do: 'release', messageId: '9' }, actionId: null },
    ])
    expect(show.tell(review('hide')).effects).toMatchObject([{ type: 'remove-line', lineId: 'twitch:9' }])
    const other = party()
    other.tell(held)
    expect(other.tell(review('hide')).effects).toMatchObject([{ act: { do: 'deny', messageId: '9' } }])
    expect(other.tell(review('allow')).reply).toMatchObject({ code: 'denied' })
  })

  test('an ordinary line is let in without a word to the platform', () => {
    const show = party()
    show.tell(line(bo, '1', null, { verdict: { action: 'hold', reasons: [] } }))
    expect(show.tell(review('allow', 'twitch:1')).effects).toEqual([])
  })
})

describe('taken back', () => {
  test('before it was judged: no words, not shown, and nothing is done', () => {
    const show = party(cueOf('drop', { title: 'Poster', price: 0, stock: 1 }))
    show.tell(fire())
    show.tell({ type: 'line-retracted', lineId: 'twitch:7' })
    const judged = show.tell(line(bo, '7', { act: 'claim', runId: null }))
    expect(judged).toMatchObject({ refused: false, reply: { code: 'retracted' } })
    expect(show.airing().lines).toMatchObject([{ text: '', shown: false, reviewed: 'hide' }])
    expect(show.airing().shop.openHolds).toEqual([])
    expect(show.airing().counts).toMatchObject({ lines: 1, hidden: 1, reasons: { retracted: 1 } })
  })

  test('a person cannot bring it back, also not after all of the viewer’s lines went', () => {
    const { show } = chatting()
    show.tell({ type: 'line-retracted', lineId: 'twitch:1' })
    show.tell({ type: 'lines-retracted', platform: 'twitch', viewerId: '1' })
    for (const lineId of ['twitch:1', 'twitch:2'])
      expect(show.tell({ type: 'line-reviewed', lineId, action: 'allow', by })).toMatchObject({
        refused: true,
        reply: { code: 'retracted' },
      })
    expect(show.airing().lines.map(({ text }) => text)).toEqual(['', '', 'text 3'])
  })

  test('the memory of ids is bounded, and a platform’s wiped chat leaves the others', () => {
    const { show } = chatting()
    show.tell(line(adaToo, '4'))
    for (let n = 0; n < 2_100; n += 1) show.tell({ type: 'line-retracted', lineId: `twitch:x${n}` })
    expect(show.airing().retracted).toHaveLength(2_000)
    show.tell({ type: 'lines-retracted', platform: 'twitch', viewerId: null })
    expect(show.airing().lines.map(({ text }) => text)).toEqual(['', '', '', 'text 4'])
  })
})

test('what is asked fits the log', () => {
  expect(Happening.parse(ask('timeout'))).toEqual(ask('timeout'))
})
