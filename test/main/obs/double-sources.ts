import { type ObsDouble, Refused } from './obs-double'

export interface DoubleSource {
  kind: string
  settings: Record<string, unknown>
  /** `null`: OBS answers this one with an error. */
  active: boolean | null
  showing?: boolean
  scenes: string[]
  filters?: string[]
}

export interface DoubleSources {
  readonly sources: Map<string, DoubleSource>
  /** Adds a browser source in the scene on air, or changes the one of that name. */
  readonly page: (url: string, more?: Partial<DoubleSource>, name?: string) => DoubleSource
  /** As OBS does by itself when something enters or leaves the program. */
  readonly activate: (name: string, active: boolean) => void
  readonly rename: (from: string, to: string) => void
  readonly remove: (name: string) => void
}

export const overlayName = 'Micdrop overlay'

/** Gives a double sources, as an OBS with a browser source has them. */
export function giveSources(double: ObsDouble): DoubleSources {
  const sources = new Map<string, DoubleSource>()
  const found = (name: unknown): DoubleSource => {
    const source = sources.get(String(name))
    if (source === undefined) throw new Refused(600, `No source was found by the name of "${name}".`)
    return source
  }
  let items = 0
  Object.assign(double.answers, {
    GetInputKindList: () => ({ inputKinds: ['browser_source', 'xshm_input'] }),
    GetInputList: () => ({
      inputs: [...sources].map(([inputName, { kind }]) => ({ inputName, unversionedInputKind: kind })),
    }),
    GetInputSettings: ({ inputName }: Record<string, unknown>) => {
      const { kind, settings } = found(inputName)
      return { inputKind: kind, inputSettings: settings }
    },
    SetInputSettings: ({ inputName, inputSettings }: Record<string, unknown>) => {
      Object.assign(found(inputName).settings, inputSettings)
      return {}
    },
    CreateInput: ({ sceneName, inputName, inputKind, inputSettings }: Record<string, unknown>) => {
      sources.set(String(inputName), {
        kind: String(inputKind),
        settings: { ...(inputSettings as object) },
        active: true,
        scenes: [String(sceneName)],
      })
      return { sceneItemId: ++items }
    },
    GetSourceActive: ({ sourceName }: Record<string, unknown>) => {
      const { active, showing } = found(sourceName)
      if (active === null) throw new Refused(702, 'Request processing failed.')
      return { videoActive: active, videoShowing: showing ?? active }
    },
    GetSourceFilter: ({ sourceName, filterName }: Record<string, unknown>) => {
      if (found(sourceName).filters?.includes(String(filterName)) !== true)
        throw new Refused(600, 'No filter.')
      return { filterEnabled: true }
    },
    GetSceneItemId: ({ sceneName, sourceName }: Record<string, unknown>) => {
      if (!found(sourceName).scenes.includes(String(sceneName))) throw new Refused(600, 'No scene item.')
      return { sceneItemId: ++items }
    },
    CreateSceneItem: ({ sceneName, sourceName }: Record<string, unknown>) => {
      found(sourceName).scenes.push(String(sceneName))
      return { sceneItemId: ++items }
    },
    SetSceneItemTransform: () => ({}),
    SetSceneItemEnabled: () => ({}),
    SetSceneItemLocked: () => ({}),
  })
  return {
    sources,
    page: (url, more = {}, name = overlayName) => {
      const source = { kind: 'browser_source', settings: { url }, active: true, scenes: ['Live'], ...more }
      sources.set(name, source)
      double.tell('InputCreated', { inputName: name })
      return source
    },
    activate: (name, active) => {
      found(name).active = active
      double.tell('InputActiveStateChanged', { inputName: name, videoActive: active })
    },
    rename: (from, to) => {
      sources.set(to, found(from))
      sources.delete(from)
      double.tell('InputNameChanged', { oldInputName: from, inputName: to })
    },
    remove: (name) => {
      sources.delete(name)
      double.tell('InputRemoved', { inputName: name })
    },
  }
}
