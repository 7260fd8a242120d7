import {
  IconBroadcast,
  IconCalendarEvent,
  IconListDetails,
  IconReportAnalytics,
  IconSettings,
} from '@tabler/icons-react'
import { type ComponentType, lazy } from 'react'
import { LiveScreen } from './live/LiveScreen'
import type { ScreenId } from './router'

/** Live is what the console opens on; the others come in pieces of their own, fetched once it stands. */
const pieces = {
  shows: () => import('./shows/ShowsScreen').then((piece) => ({ default: piece.ShowsScreen })),
  rundown: () => import('./rundown/RundownScreen').then((piece) => ({ default: piece.RundownScreen })),
  report: () => import('./report/ReportScreen').then((piece) => ({ default: piece.ReportScreen })),
  settings: () => import('./settings/SettingsScreen').then((piece) => ({ default: piece.SettingsScreen })),
}
const ShowsScreen = lazy(pieces.shows)
const RundownScreen = lazy(pieces.rundown)
const ReportScreen = lazy(pieces.report)
const SettingsScreen = lazy(pieces.settings)

/** Called when the first screen stands, so that a first visit elsewhere has no gap. */
export function fetchScreens(): void {
  for (const fetch of Object.values(pieces)) void fetch()
}

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
