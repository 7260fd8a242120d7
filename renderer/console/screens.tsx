import {
  IconBroadcast,
  IconCalendarEvent,
  IconListDetails,
  IconReportAnalytics,
  IconSettings,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { LiveScreen } from './live/LiveScreen'
import { ReportScreen } from './report/ReportScreen'
import type { ScreenId } from './router'
import { RundownScreen } from './rundown/RundownScreen'
import { SettingsScreen } from './settings/SettingsScreen'
import { ShowsScreen } from './shows/ShowsScreen'

export interface Screen {
  readonly id: ScreenId
  readonly title: string
  readonly icon: ComponentType<{ size?: number; stroke?: number }>
  readonly element: ComponentType
  /** Accelerator inside the window; Alt with a digit is free of the usual cue hotkeys. */
  readonly keys: string
}

/** The five screens, in the order of the rail. */
export const screens: readonly Screen[] = [
  { id: 'shows', title: 'Shows', icon: IconCalendarEvent, element: ShowsScreen, keys: 'Alt+1' },
  { id: 'rundown', title: 'Rundown', icon: IconListDetails, element: RundownScreen, keys: 'Alt+2' },
  { id: 'live', title: 'Live', icon: IconBroadcast, element: LiveScreen, keys: 'Alt+3' },
  { id: 'report', title: 'Report', icon: IconReportAnalytics, element: ReportScreen, keys: 'Alt+4' },
  { id: 'settings', title: 'Settings', icon: IconSettings, element: SettingsScreen, keys: 'Alt+5' },
]
