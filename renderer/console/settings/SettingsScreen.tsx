import { Button, Loader } from '@mantine/core'
import type { ComponentType } from 'react'
import { EmptyState } from '../../kit/EmptyState'
import { Panel } from '../../kit/Panel'
import { SaveMark } from '../../kit/SaveMark'
import { ToneMark } from '../../kit/tone'
import { routeHash, useRoute } from '../router'
import { AppearanceSection } from './AppearanceSection'
import { ControlSection } from './ControlSection'
import { HotkeysSection } from './HotkeysSection'
import { ModerationSection } from './ModerationSection'
import { ObsSection } from './ObsSection'
import { PrivacySection } from './PrivacySection'
import { AbilitiesSection } from './platforms/AbilitiesSection'
import { FairWindowsSection } from './platforms/FairWindowsSection'
import { PlatformsSection } from './platforms/PlatformsSection'
import { RehearsalSection } from './RehearsalSection'
import { RoomSection } from './RoomSection'
import type { SectionProps } from './section'
import { sectionId } from './section-id'
import classes from './settings.module.css'
import { type SettingsForm, useSettings } from './use-settings'

interface Section {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly element: ComponentType<SectionProps>
}

const sections: readonly Section[] = [
  { id: 'obs', title: 'OBS', words: 'Connection, scenes, overlay', element: ObsSection },
  { id: 'room', title: 'Room', words: 'Network, slow mode, receipts', element: RoomSection },
  {
    id: 'platforms',
    title: 'Chat platforms',
    words: 'Twitch, YouTube, IRC, Kick',
    element: PlatformsSection,
  },
  {
    id: 'abilities',
    title: 'What each can do',
    words: 'All platforms, side by side',
    element: AbilitiesSection,
  },
  {
    id: 'delays',
    title: 'Fair windows',
    words: 'Stream delay of each platform',
    element: FairWindowsSection,
  },
  { id: 'moderation', title: 'Moderation', words: 'What is held back', element: ModerationSection },
  { id: 'hotkeys', title: 'Hotkeys', words: 'Panic, next, test', element: HotkeysSection },
  { id: 'privacy', title: 'Privacy', words: 'What is kept, and how long', element: PrivacySection },
  { id: 'rehearsal', title: 'Rehearsal', words: 'Crowd or recording', element: RehearsalSection },
  { id: 'control', title: 'Control API', words: 'Stream Deck, Companion, scripts', element: ControlSection },
  { id: 'appearance', title: 'Appearance', words: 'Motion on the overlay', element: AppearanceSection },
]

/** One section at a time: `#settings/obs`. */
export function SettingsScreen() {
  const { detail } = useRoute()
  const form = useSettings()
  const id = sectionId(detail)
  const section = sections.find((one) => one.id === id) ?? sections[0]!
  const Body = section.element
  return (
    <div className={classes.screen}>
      <nav className={classes.nav} aria-label="Sections of the settings">
        <h1>Settings</h1>
        <ul>
          {sections.map(({ id, title, words }) => (
            <li key={id}>
              <a href={routeHash('settings', id)} aria-current={id === section.id ? 'page' : undefined}>
                <b>{title}</b>
                <span>{words}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Panel
        title={section.title}
        area="body"
        aside={form !== null && typeof form === 'object' && <Kept form={form} />}
      >
        {form === null ? (
          <Loader size="sm" aria-label="Reading the settings" />
        ) : typeof form === 'string' ? (
          <EmptyState title="The settings could not be read" words={form}>
            <Button mt="sm" variant="default" onClick={() => window.location.reload()}>
              Load the window again
            </Button>
          </EmptyState>
        ) : (
          <div className={classes.section} key={section.id}>
            <Body form={form} />
          </div>
        )}
      </Panel>
    </div>
  )
}

/** "Saved" is only said when every field is. */
function Kept({ form }: { form: SettingsForm }) {
  const faults = Object.values(form.typed).filter((field) => field.fault !== null).length
  if (faults === 0) return <SaveMark save={form.save} onRetry={() => void form.flush()} />
  return (
    <span className={classes.kept}>
      <ToneMark tone="warn" /> {faults === 1 ? 'One field is not saved' : `${faults} fields are not saved`}
    </span>
  )
}
