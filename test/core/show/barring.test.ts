import { describe, expect, test } from 'vitest'
import { roomPlatform, viewerKey } from '../../../core/chat/viewer'
import type { Happening, ViewerAct } from '../../../core/cues/happening'
import { barredNow } from '../../../core/show/barring'
import { carriedOver } from '../../../core/show/begin'
import type { Outcome } from '../../../core/show/reduce'
import { by, cueOf, fire, play, showOf } from '../../plugins/play'
import { line } from './people'

const ann = { platform: roomPlatform, id: 'v1', name: 'Ann' }
const key = viewerKey(ann)
const asked = (act: 'timeout' | 'ban', viewer = ann): Happening => ({
  type: 'moderation-asked',
  act,
  viewer,
  lineId: null,
  seconds: act === 'timeout' ? 60 : null,
  why: 'spam',
  by,
})
const idOf = (outcome: Outcome) => (outcome.reply as { value: { actionId: string } }).value.actionId
const settled = (actionId: string, undo = false, fault: string | null = null): Happening => ({
  type: 'moderation-settled',
  actionId,
  undo,
  fault,
})
const act = (what: ViewerAct): Happening => ({
  type: 'viewer-acted',
  viewer: ann,
  audience: 'stream',
  act: what,
})
const claim = act({ act: 'claim', runId: null })

function stage() {
  const show = play(
    showOf(cueOf('drop', { title: 'Poster', price: 500, stock: 3, perViewer: 3, windowFor: 600_000 })),
  )
  show.at(0, fire())
  const done = (time: number, what: 'timeout' | 'ban') => {
    const id = idOf(show.at(time, asked(what)))
    show.at(time, settled(id))
    return id
  }
  return { show, done }
}

describe('kept out of the room', () => {
  test('claims, answers and lines are over; what is held is paid for, given more time or given up', () => {
    const { show, done } = stage()
    expect(show.at(1_000, claim).reply.ok).toBe(true)
    done(2_000, 'ban')
    expect(show.at(3_000, claim).reply).toMatchObject({ ok: false, code: 'barred' })
    expect(show.at(3_100, act({ act: 'answer', text: 'A', runId: null })).reply).toMatchObject({
      code: 'barred',
    })
    show.at(3_200, line(ann, 'm1'))
    expect(show.airing().lines.at(-1)).toMatchObject({ shown: false, reviewed: 'hide' })
    const [hold] = Object.values(show.airing().shop.holds)
    expect(show.at(4_000, act({ act: 'more-time' })).reply.ok).toBe(true)
    const paid = act({ act: 'check-out', holdId: hold!.id, consent: true, carrier: null, test: null })
    expect(show.at(5_000, paid).reply.ok).toBe(true)
    expect(show.at(6_000, act({ act: 'cancel', holdId: hold!.id })).reply.ok).toBe(true)
  })

  test('a time-out ends by itself, and by undoing; it counts only once the platform has done it', () => {
    const { show, done } = stage()
    const id = idOf(show.at(1_000, asked('timeout')))
    expect(barredNow(show.airing(), key, show.world.at)).toBeNull()
    show.at(1_500, settled(id))
    expect(show.at(2_000, claim).reply).toMatchObject({ code: 'barred' })
    expect(show.at(61_600, claim).reply.ok).toBe(true)
    const again = done(62_000, 'timeout')
    expect(show.at(63_000, claim).reply).toMatchObject({ code: 'barred' })
    show.at(64_000, { type: 'moderation-undone', actionId: again, by })
    show.at(64_100, settled(again, true))
    expect(show.at(65_000, claim).reply.ok).toBe(true)
  })

  test('a time-out does not end a ban, a refused one changes nothing, other platforms keep their own', () => {
    const { show, done } = stage()
    show.at(100, settled(idOf(show.at(100, asked('ban'))), false, 'no'))
    expect(show.airing().barred).toEqual({})
    done(1_000, 'ban')
    done(2_000, 'timeout')
    expect(barredNow(show.airing(), key, show.world.at + 3_600_000)).not.toBeNull()
    const tess = { platform: 'twitch', id: '1', name: 'Tess' }
    show.at(3_000, settled(idOf(show.at(3_000, asked('ban', tess)))))
    expect(Object.keys(show.airing().barred)).toEqual([key])
  })

  test('a ban goes on in the next show, where it can be ended without the action', () => {
    const { show, done } = stage()
    done(1_000, 'ban')
    const next = play(showOf())
    next.at(0, { type: 'airing-ended', by })
    next.at(1, {
      type: 'airing-started',
      airingId: 'a2',
      show: showOf(),
      mode: 'live',
      joinUrl: null,
      by,
      ...carriedOver(show.airing()),
    })
    expect(next.at(100, claim).reply).toMatchObject({ code: 'barred' })
    expect(next.at(200, { type: 'visitor-readmitted', viewerId: ann.id, by }).reply.ok).toBe(true)
    expect(next.at(300, claim).reply).toMatchObject({ code: 'closed' })
    expect(next.at(400, { type: 'visitor-readmitted', viewerId: ann.id, by }).reply.ok).toBe(false)
  })
})
