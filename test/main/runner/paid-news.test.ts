import { expect, test } from 'vitest'
import { fail, ok, type Result } from '../../../core/base/result'
import type { PaidEvent } from '../../../core/chat/paid'
import type { Happening } from '../../../core/cues/happening'
import { followPaid } from '../../../main/runner/paid-news'

const event: PaidEvent = {
  platform: 'twitch',
  id: 'rd1',
  viewer: { platform: 'twitch', id: '2', name: 'Bo' },
  kind: 'redemption',
  amount: null,
  count: 300,
  title: 'Poster',
  text: '',
  rewardId: 'rw1',
  settleable: true,
}

function news(reply: Result<unknown>) {
  const offered: [Happening, string | null][] = []
  const notices: string[] = []
  let unseen: string | null = null
  const paid = followPaid({
    offer: async (happening, key) => {
      offered.push([happening, key])
      return reply
    },
    unseen: () => unseen,
    notice: (text) => void notices.push(text),
  })
  return {
    paid,
    offered,
    notices,
    hide: () => {
      unseen = 'OBS neither streams nor records.'
    },
  }
}

test('what was paid is told under its id, with why viewers would not see a sale', async () => {
  const { paid, offered, notices, hide } = news(ok({ runId: 'r1', fault: null }))
  await paid(event)
  hide()
  await paid(event)
  expect(offered).toEqual([
    [{ type: 'platform-paid', event, unseen: false }, 'paid:twitch:rd1'],
    [
      { type: 'platform-paid', event, unseen: true, why: 'OBS neither streams nor records.' },
      'paid:twitch:rd1',
    ],
  ])
  expect(notices).toEqual([])
})

test('the host hears of a redemption that fired nothing, and who gives the points back', async () => {
  const { paid, notices } = news(ok({ runId: null, fault: 'Everything is stopped.' }))
  await paid(event)
  await paid({ ...event, settleable: false })
  expect(notices).toEqual([
    'Bo redeemed "Poster", and its cue was not fired. Everything is stopped. The points are given back.',
    'Bo redeemed "Poster", and its cue was not fired. Everything is stopped. Micdrop did not make this reward, so only you can give the points back.',
  ])
  const between = news(fail('not-on-air', 'No show is running.'))
  await between.paid(event)
  await between.paid({ ...event, settleable: false })
  expect(between.notices).toEqual([
    'Bo redeemed "Poster" while no show was on. Give the points back on the platform, or keep them.',
  ])
})
