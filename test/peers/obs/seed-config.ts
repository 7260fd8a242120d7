import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ObsSeed {
  readonly configDir: string
  readonly recordDir: string
  readonly port: number
  /** Empty: OBS asks for none. */
  readonly password: string
  readonly video: { readonly width: number; readonly height: number; readonly fps: number }
  /** The plug-in's library, when it shall be there. */
  readonly plugin: string | null
}

const ini = (sections: Record<string, Record<string, string | number | boolean>>) =>
  Object.entries(sections)
    .map(([name, values]) =>
      [`[${name}]`, ...Object.entries(values).map(([key, value]) => `${key}=${value}`), ''].join('\n'),
    )
    .join('\n')

/** A configuration with which OBS starts without any dialog, its WebSocket server on, its preview and tray off. */
export function seedConfig({ configDir, recordDir, port, password, video, plugin }: ObsSeed): void {
  const obs = join(configDir, 'obs-studio')
  const profile = join(obs, 'basic', 'profiles', 'Untitled')
  const server = join(obs, 'plugin_config', 'obs-websocket')
  for (const folder of [profile, server, recordDir]) mkdirSync(folder, { recursive: true })
  const general = {
    General: { FirstRun: true, LastVersion: 486_539_266, EnableAutoUpdates: false, ConfirmOnExit: false },
    BasicWindow: {
      SysTrayEnabled: false,
      PreviewEnabled: false,
      RecordWhenStreaming: false,
      WarnBeforeStoppingRecord: false,
    },
    Basic: {
      Profile: 'Untitled',
      ProfileDir: 'Untitled',
      SceneCollection: 'Untitled',
      SceneCollectionFile: 'Untitled',
    },
  }
  const socket = {
    FirstLoad: false,
    ServerEnabled: true,
    ServerPort: port,
    AlertsEnabled: false,
    AuthRequired: password !== '',
    ServerPassword: password,
  }
  writeFileSync(join(obs, 'global.ini'), ini({ ...general, OBSWebSocket: socket }))
  writeFileSync(join(obs, 'user.ini'), ini(general)) // OBS 31 and later
  const json = {
    first_load: false,
    server_enabled: true,
    server_port: port,
    alerts_enabled: false,
    auth_required: password !== '',
    server_password: password,
  }
  writeFileSync(join(server, 'config.json'), JSON.stringify(json)) // OBS 30 and later
  const { width, height, fps } = video
  writeFileSync(
    join(profile, 'basic.ini'),
    ini({
      General: { Name: 'Untitled' },
      Video: { BaseCX: width, BaseCY: height, OutputCX: width, OutputCY: height, FPSType: 1, FPSInt: fps },
      Output: { Mode: 'Simple' },
      SimpleOutput: {
        FilePath: recordDir,
        RecFormat: 'mkv',
        RecEncoder: 'x264_lowcpu',
        RecQuality: 'Small',
        RecRB: false,
      },
    }),
  )
  if (plugin === null) return
  const bin = join(obs, 'plugins', 'micdrop-browser-source', 'bin', '64bit')
  mkdirSync(bin, { recursive: true })
  copyFileSync(plugin, join(bin, 'micdrop-browser-source.so'))
}
