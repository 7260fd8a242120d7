import { expect, test } from 'vitest'
import { obsSettings } from '../../../core/obs/settings'
import { createObs } from '../../../main/obs'
import { type ObsDouble, Refused, startObsDouble } from './obs-double'
import { realParts } from './until'

const wish = {
  title: 'Overlay',
  region: { x: 0, y: 0, width: 640, height: 360 },
  screen: { width: 1000, height: 800 },
  scenes: ['Live'],
  key: 'magenta',
} as const

/** A desktop whose graphics can share a window's picture, unlike the software ones of the tests with a real OBS. */
function desktop(double: ObsDouble, kinds: string[], width: number) {
  const inputs = new Map<string, { kind: string; settings: object }>()
  const input = (name: unknown) => {
    const found = inputs.get(String(name))
    if (found === undefined) throw new Refused(600, 'no such input')
    return found
  }
  Object.assign(double.answers, {
    GetInputKindList: () => ({ inputKinds: kinds }),
    GetInputList: () => ({
      inputs: [...inputs].map(([inputName, { kind }]) => ({ inputName, unversionedInputKind: kind })),
    }),
    CreateInput: (data: Record<string, unknown>) => {
      inputs.set(String(data.inputName), {
        kind: String(data.inputKind),
        settings: { ...(data.inputSettings as object) },
      })
      return { sceneItemId: 7 }
    },
    RemoveInput: (data: Record<string, unknown>) => {
      input(data.inputName)
      inputs.delete(String(data.inputName))
      return {}
    },
    GetInputSettings: (data: Record<string, unknown>) => ({
      inputSettings: input(data.inputName).settings,
      inputKind: input(data.inputName).kind,
    }),
    SetInputSettings: (data: Record<string, unknown>) => {
      Object.assign(input(data.inputName).settings, data.inputSettings)
      return {}
    },
    GetInputPropertiesListPropertyItems: () => ({
      propertyItems: [{ itemName: 'Overlay', itemValue: '12\r\nOverlay\r\nmicdrop', itemEnabled: true }],
    }),
    GetSceneItemId: () => ({ sceneItemId: 7 }),
    SetSceneItemTransform: () => ({}),
    GetSceneItemTransform: () => ({ sceneItemTransform: { sourceWidth: width } }),
    SetSceneItemEnabled: () => ({}),
    SetSceneItemLocked: () => ({}),
    CreateSourceFilter: () => ({}),
  })
  return inputs
}

test.for([
  [['xcomposite_input', 'xshm_input'], 640, 'xcomposite_input'],
  [['xshm_input'], 0, 'xshm_input'],
] as const)('of %j with a picture %i wide: %s', async ([kinds, width, kind]) => {
  const double = await startObsDouble()
  const inputs = desktop(double, [...kinds], width)
  const obs = createObs(realParts)
  await obs.connect(obsSettings.parse({ port: double.port }))
  const made = await obs.setUpWindowCapture(wish)
  expect(made).toMatchObject({ ok: true, value: { created: true, updated: false, scenes: ['Live'], kind } })
  expect([...inputs.keys()]).toEqual(['Micdrop overlay'])
  expect(await obs.setUpWindowCapture(wish)).toMatchObject({
    ok: true,
    value: { created: false, updated: false, kind },
  })
  await obs.close()
  await double.close()
})

test('an OBS that can capture no window says so', async () => {
  const double = await startObsDouble()
  desktop(double, [], 0)
  const obs = createObs(realParts)
  await obs.connect(obsSettings.parse({ port: double.port }))
  expect(obs.state().windowCapture).toBe(false)
  expect(await obs.setUpWindowCapture(wish)).toMatchObject({ ok: false, code: 'no-window-capture' })
  await obs.close()
  await double.close()
})
