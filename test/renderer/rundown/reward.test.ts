import { expect, test } from 'vitest'
import { capabilities } from '../../../core/chat/capability'
import type { PlatformView } from '../../../core/contract/state'
import { rewardFault } from '../../../renderer/console/rundown/RewardField'
import { fixturePlatforms } from '../harness/fixture-platforms'

const twitch = fixturePlatforms(0).find(({ id }) => id === 'twitch')!
const but = (change: Partial<PlatformView>): PlatformView => ({ ...twitch, ...change })

test('a reward is created where Twitch can do it; else the reason is said, what to do first', () => {
  expect(rewardFault('Next question', twitch)).toBeNull()
  expect(rewardFault('Next question', null)).toContain('switched off')
  expect(rewardFault('', but({ state: { ...twitch.state, link: 'off' } }))).toContain('switched off')
  expect(rewardFault('', but({ signIn: { ...twitch.signIn!, state: 'expired' } }))).toContain('not signed in')
  const abilities = capabilities({ read: true }, {}, 'Allow channel points in the settings of Twitch.')
  expect(rewardFault('Next question', but({ caps: { ...twitch.caps, abilities } }))).toBe(
    'Allow channel points in the settings of Twitch.',
  )
  expect(rewardFault('', twitch)).toContain('title first')
  expect(rewardFault('x'.repeat(45), twitch)).toBeNull()
  expect(rewardFault('x'.repeat(46), twitch)).toContain('45')
})
