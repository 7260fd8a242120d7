import { expect, test } from 'vitest'
import { publicClient } from '../../../peers/twitch'
import { allScopes, openRig, passUntil, patience, type Rig, startRig, told } from './rig'

/** The subscription that tells redemptions is made after those of the chat. */
const hearsRedemptions = (rig: Rig) =>
  expect
    .poll(
      () => rig.peer.subscribed().includes('channel.channel_points_custom_reward_redemption.add'),
      patience,
    )
    .toBe(true)

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

test('a reward made here can be given back at once; what Twitch refuses is said in words', async () => {
  const rig = await startRig({ signedIn: ['user:read:chat', 'channel:manage:redemptions'] })
  await hearsRedemptions(rig)
  const reward = { title: 'Next question', cost: 300, prompt: '' }
  expect(await rig.twitch.createReward!(reward)).toEqual({ ok: true, value: 'Next question' })
  expect(await rig.twitch.rewards!()).toEqual({ ok: true, value: ['Next question'] })
  expect([...rig.peer.state.rewards.values()]).toMatchObject([
    { ...reward, clientId: publicClient, skipsQueue: false },
  ])
  const one = rig.peer.redeem({ login: 'bob', reward: 'Next question' })
  await expect.poll(() => rig.paid.at(-1)?.id, patience).toBe(one.id)
  expect(rig.paid.at(-1)).toMatchObject({ title: 'Next question', count: 300, settleable: true })
  expect(await rig.twitch.settleRedemption!(one.rewardId, one.id, false)).toMatchObject({ ok: true })

  const refused = async (title: string) => {
    const answer = await rig.twitch.createReward!({ ...reward, title })
    return answer.ok ? '' : `${answer.code}: ${answer.message}`
  }
  expect(await refused('Next question')).toMatch(/^refused: There is a reward of that name/)
  expect(await refused('x'.repeat(46))).toMatch(/^refused: .*1 to 45 characters/)
  for (let count = 1; count < 50; count += 1)
    await rig.twitch.createReward!({ ...reward, title: `Reward ${count}` })
  expect(rig.peer.state.rewards.size).toBe(50)
  expect(await refused('One more')).toMatch(/^refused: The channel has 50 rewards/)
  rig.peer.state.affiliate = false
  expect(await refused('Another')).toMatch(/^refused: .*Affiliate or Partner/)
})

test('a reward whose answer was lost is known as ours when it is asked for again', async () => {
  const rig = await startRig({ signedIn: ['user:read:chat', 'channel:manage:redemptions'] })
  await hearsRedemptions(rig)
  // Nothing else may be under way: twurple sends one call after the other, and the frozen one would hold ours back.
  await expect.poll(() => rig.peer.requests.filter(({ status }) => status === 0).length, patience).toBe(0)
  await expect
    .poll(
      () => rig.peer.requests.some(({ path, status }) => path.endsWith('custom_rewards') && status > 0),
      patience,
    )
    .toBe(true)
  rig.peer.freeze('helix')
  const creating = rig.twitch.createReward!({ title: 'Lost', cost: 1, prompt: 'Say hello' })
  const asked = (method: string) =>
    rig.peer.requests.filter((one) => one.method === method && one.path.endsWith('custom_rewards')).length
  await expect.poll(() => asked('POST'), patience).toBe(1)
  rig.pass(10_000)
  expect(await creating).toMatchObject({ ok: false, code: 'offline' })
  rig.peer.thaw()
  await expect.poll(() => rig.peer.state.rewards.size, patience).toBe(1)
  expect(await rig.twitch.createReward!({ title: 'Lost', cost: 1, prompt: '' })).toMatchObject({
    code: 'refused',
  })
  // The ten seconds may have ended the connection that tells redemptions: time goes on until it is back.
  await passUntil(rig, () => {
    rig.peer.redeem({ login: 'bob', reward: 'Lost' })
    return rig.paid.some((one) => one.settleable)
  })
})

test('a reward needs its step of the sign-in, and the channel itself', async () => {
  const reader = await startRig({ signedIn: ['user:read:chat'] })
  const reward = { title: 'Next question', cost: 300, prompt: '' }
  expect(await reader.twitch.createReward!(reward)).toEqual({
    ok: false,
    code: 'needs-login',
    message: 'Allow "Channel points" in the settings of Twitch.',
  })
  const helper = await startRig({ signedIn: allScopes, login: 'helper', moderators: ['helper'] })
  expect(await helper.twitch.createReward!(reward)).toMatchObject({
    code: 'refused',
    message: expect.stringContaining('channel itself'),
  })
  const nobody = await startRig()
  expect(await nobody.twitch.createReward!(reward)).toMatchObject({ code: 'needs-login' })
  await nobody.twitch.stop()
  expect(await nobody.twitch.createReward!(reward)).toMatchObject({ code: 'offline' })
  expect([...reader.peer.state.rewards, ...helper.peer.state.rewards]).toEqual([])
})
