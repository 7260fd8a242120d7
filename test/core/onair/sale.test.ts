import { expect, test } from 'vitest'
import { obsOff } from '../../../core/obs/state'
import { decideOnAir } from '../../../core/onair/decide'
import { saleFault, unseenWords } from '../../../core/onair/sale'
import { cueOf } from '../../plugins/play'
import { airing, facts, obsWith, sale } from './facts'

const words = (more: Parameters<typeof facts>[0]) => unseenWords(decideOnAir(facts(more)))

test('the words say why, and what to do; there are none when viewers see it or the host says so', () => {
  expect(words({})).toBeNull()
  expect(words({ obs: obsOff, airing: airing({ vouched: { at: 1, by: 'host' } }) })).toBeNull()
  expect(words({ obs: obsWith([]) })).toMatch(
    /^Viewers would not see this sale\. OBS has no source.*Set up overlay/,
  )
  expect(words({ obs: obsOff })).toMatch(/^OBS is not connected\..*say that it is on air/)
})

test('a sale in a live show with a stream waits for it; nothing else does', () => {
  const unseen = 'Viewers would not see it.'
  expect(saleFault(airing(), sale, unseen)).toMatchObject({ code: 'overlay-unseen', message: unseen })
  expect(saleFault(airing(), sale, null)).toBeNull()
  expect(saleFault(airing({ mode: 'rehearsal' }), sale, unseen)).toBeNull()
  expect(saleFault(airing(), cueOf('message', { text: 'hello' }), unseen)).toBeNull()
})
