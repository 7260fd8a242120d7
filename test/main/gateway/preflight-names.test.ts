import { describe, expect, test } from 'vitest'
import { type ObsState, obsOff } from '../../../core/obs/state'
import { rewardRows, sceneRows } from '../../../main/gateway/procedures/preflight-names'
import { cueOf, showOf } from '../../plugins/play'

const obs: ObsState = { ...obsOff, link: 'connected', scenes: ['Live ', 'Break'] }
const scenes = (...names: string[]) =>
  showOf(...names.map((scene, at) => cueOf('scene', { scene }, `c${at}`)))
const rewards = (...titles: string[]) =>
  showOf(...titles.map((reward, at) => ({ ...cueOf('message', { text: 'x' }, `c${at}`), reward })))

describe('scenes of a show', () => {
  test('no row where no cue switches one, and none beside the row of an OBS that is away', () => {
    expect(sceneRows(obs, showOf(cueOf('message', { text: 'x' })))).toEqual([])
    expect(sceneRows(obs, scenes(''))).toEqual([])
    expect(sceneRows(obsOff, scenes('Live '))).toEqual([])
    const hall = { ...scenes('Live '), audiences: { stream: false, room: true, hall: true } }
    expect(sceneRows(obsOff, hall)).toMatchObject([{ state: 'warn', mend: 'settings-obs' }])
  })

  test('all there, by their exact names', () => {
    expect(sceneRows(obs, scenes('Live ', 'Break'))).toMatchObject([
      { id: 'scenes', state: 'ok', mend: null },
    ])
  })

  test('one that only looks the same is named, with the difference', () => {
    expect(sceneRows(obs, scenes('Live'))).toMatchObject([
      {
        state: 'warn',
        mend: 'rundown',
        detail:
          '"A scene": OBS has "Live ", the cue says "Live": they differ in spaces at the beginning or the end. Choose the scene again.',
      },
    ])
  })

  test('one that was renamed meanwhile is named by its new name, also after two renames', () => {
    const renamed = [
      { from: 'Old', to: 'Middle' },
      { from: 'Middle', to: 'Break' },
    ]
    expect(sceneRows({ ...obs, renamed }, scenes('Old'))[0]?.detail).toBe(
      '"A scene": OBS has no scene "Old" any more: it was renamed to "Break".',
    )
  })

  test('many are counted', () => {
    expect(sceneRows(obs, scenes('a', 'b', 'c', 'd', 'e'))[0]?.detail).toMatch(/2 more like this\.$/)
  })
})

describe('rewards of a show', () => {
  test('are told only where they are known', () => {
    expect(rewardRows(null, rewards('Poster'))).toEqual([])
    expect(rewardRows([], showOf(cueOf('message', { text: 'x' })))).toEqual([])
    expect(rewardRows(['Poster'], rewards('Poster', ''))).toMatchObject([{ state: 'ok' }])
  })

  test('by their exact titles', () => {
    expect(rewardRows(['Signed poster'], rewards('signed poster', 'Water'))).toMatchObject([
      {
        state: 'warn',
        detail:
          '"A message": the reward is called "Signed poster", the cue says "signed poster": they differ in capital letters. "A message": no reward is called "Water".',
      },
    ])
  })
})
