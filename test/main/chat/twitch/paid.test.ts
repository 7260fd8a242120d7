import { expect, test } from 'vitest'
import { publicClient } from '../../../peers/twitch'
import { openRig, patience, startRig, told } from './rig'

test('cheers, subscriptions and gifts count once over both paths', async () => {
  const rig = await startRig({ signedIn: ['user:read:chat', 'bits:read'] })
  await expect.poll(() => rig.peer.subscribed().includes('channel.bits.use'), patience).toBe(true)
  const cheer = rig.peer.cheer('bob', 100, 'Cheer100 !claim')
  const sub = rig.peer.sub({ login: 'ann' })
  const gift = rig.peer.giftSubs('cid', 5)
  rig.peer.say({ login: 'dan', text: 'end' })
  await told(rig, 'end')
  await expect.poll(() => rig.paid.length, patience).toBe(3)
  expect(rig.paid).toMatchObject([
    { id: cheer.id, kind: 'bits', count: 100, text: 'Cheer100 !claim', viewer: { name: 'bob' } },
    { id: sub, kind: 'subscription', title: 'Tier 1' },
    { id: gift, kind: 'gift', count: 5, viewer: { name: 'cid' } },
  ])
  expect(rig.lines[0]!.fragments![0]).toEqual({ type: 'cheermote', text: 'Cheer100' })
})

test('they come without sign-in as well', async () => {
  const rig = await startRig()
  rig.peer.cheer('bob', 100, 'Cheer100 !claim')
  rig.peer.giftSubs('cid', 3)
  rig.peer.say({ login: 'dan', text: 'end' })
  await told(rig, 'end')
  expect(rig.paid).toMatchObject([
    { kind: 'bits', count: 100 },
    { kind: 'gift', count: 3 },
  ])
})

test('redemptions are told, and those of our own rewards can be settled', async () => {
  const rig = await openRig({ signedIn: ['user:read:chat', 'channel:manage:redemptions'] })
  const made = (id: string, clientId: string | null) =>
    rig.peer.state.rewards.set(id, {
      id,
      clientId,
      title: id,
      cost: 50,
      prompt: '',
      enabled: true,
      paused: false,
      inputRequired: true,
    })
  made('ours', publicClient)
  made('theirs', null)
  await rig.twitch.start(rig.world)
  await rig.settled()
  await expect
    .poll(
      () => rig.peer.requests.some(({ path, status }) => path.endsWith('custom_rewards') && status > 0),
      patience,
    )
    .toBe(true)
  await expect
    .poll(async () => {
      rig.peer.redeem({ login: 'bob', reward: 'ours', text: 'now!' })
      return rig.paid.some((one) => one.settleable)
    }, patience)
    .toBe(true)
  const ours = rig.paid.at(-1)!
  expect(ours).toMatchObject({ kind: 'redemption', count: 50, title: 'ours', text: 'now!', rewardId: 'ours' })
  expect(await rig.twitch.settleRedemption!('ours', ours.id, false)).toMatchObject({ ok: true })
  expect(rig.peer.state.redemptions.get(ours.id)!.status).toBe('CANCELED')

  const strange = rig.peer.redeem({ login: 'bob', reward: 'theirs' })
  await expect.poll(() => rig.paid.at(-1)!.id, patience).toBe(strange.id)
  expect(rig.paid.at(-1)!.settleable).toBe(false)
  expect(await rig.twitch.settleRedemption!('theirs', strange.id, true)).toMatchObject({ code: 'refused' })
})
