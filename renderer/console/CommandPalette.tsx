import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight'
import { useMemo } from 'react'
import { acceleratorText } from '../kit/accelerator'
import { announce } from '../kit/announcer'
import { useConsole, useParts } from '../kit/console'
import { useCommand } from '../kit/use-command'
import { askForCue } from './cue-focus'
import { fireId, riskOf, useFire } from './fire'
import classes from './frame.module.css'
import { goTo } from './router'
import { screens } from './screens'
import { usePanic } from './use-panic'
import { useVouch } from './use-vouch'

/** Every screen and every command by name (Ctrl+K). Risky cues are armed here and fired by their own button. */
export function CommandPalette({ onReview }: { onReview: () => void }) {
  const actions = usePaletteActions(onReview)
  return (
    <Spotlight
      actions={actions}
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      nothingFound="No screen, cue or command of that name"
      highlightQuery
      attributes={{ content: { 'aria-label': 'Command palette' } }}
      classNames={{ action: classes.paletteAction, actionDescription: classes.paletteWords }}
      scrollable
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.5, blur: 0 }}
      searchProps={{
        placeholder: 'Go to, fire, stop, switch…',
        'aria-label': 'Search screens, cues and commands',
      }}
    />
  )
}

function usePaletteActions(onReview: () => void): SpotlightActionGroupData[] {
  const { deck } = useParts()
  const fire = useFire()
  const command = useCommand()
  const { panic } = usePanic()
  const vouch = useVouch()
  const mayVouch = useConsole((state) => state.onAir.mayVouch)
  const airing = useConsole((state) => state.airing)
  const runs = useConsole((state) => state.runs)
  const scenes = useConsole((state) => state.obs.scenes)

  return useMemo(() => {
    const groups: SpotlightActionGroupData[] = [
      {
        group: 'Screens',
        actions: screens.map((screen) => ({
          id: `go:${screen.id}`,
          label: screen.title,
          description: `Go to ${screen.title} (${screen.keys})`,
          onClick: () => goTo(screen.id),
        })),
      },
    ]
    if (airing === null || airing.endedAt !== null) return groups

    groups.push({
      group: 'Cues',
      actions: airing.show.rundown.map((cue, index) => ({
        id: fireId(cue.id),
        label: `${riskOf(cue) === 'free' ? 'Fire' : 'Arm'} ${index + 1}: ${cue.title}`,
        description: [
          riskOf(cue) === 'free' ? 'fires at once' : 'arms; press Enter again within 5 seconds to fire',
          cue.hotkey === null ? null : acceleratorText(cue.hotkey),
        ]
          .filter((part) => part !== null)
          .join(', '),
        onClick: () => {
          goTo('live')
          deck.assist(fireId(cue.id), riskOf(cue), () => fire(cue))
          if (riskOf(cue) === 'free') return
          announce(`${cue.title} is armed. Press again to fire.`, true)
          askForCue(cue.id)
        },
      })),
    })
    groups.push({
      group: 'Show',
      actions: [
        {
          id: 'panic',
          label: 'PANIC',
          description: 'Close sales, clear the overlay, silence the bot',
          onClick: () => void panic(),
        },
        ...(airing.panic === null
          ? []
          : [{ id: 'resume', label: 'Resume…', description: 'Review what was stopped', onClick: onReview }]),
        ...(mayVouch === true
          ? [
              {
                id: 'vouch',
                label: 'Say that the overlay is on air',
                description: 'OBS cannot tell now; your word holds until it can',
                onClick: () => void vouch(true),
              },
            ]
          : []),
        {
          id: 'end',
          label: 'End the show',
          description: airing.show.title,
          onClick: () =>
            void command({ failed: 'The show was not ended' }, (client) =>
              client.shows.end({ showId: airing.show.id }),
            ),
        },
      ],
    })
    const acts = (runs ?? []).flatMap((run) =>
      run.actions
        .filter((action) => action.risk === 'free')
        .map((action) => ({
          id: `act:${run.id}:${action.id}`,
          label: `${action.label}: ${run.title}`,
          onClick: () =>
            void command({ failed: `"${action.label}" was not done` }, (client) =>
              client.cues.act({ runId: run.id, action: action.id }),
            ),
        })),
    )
    if (acts.length > 0) groups.push({ group: 'Running cues', actions: acts })
    if (scenes !== null && scenes.length > 0)
      groups.push({
        group: 'OBS scenes',
        actions: scenes.map((scene) => ({
          id: `scene:${scene}`,
          label: `Switch to ${scene}`,
          onClick: () =>
            void command({ failed: 'OBS did not switch' }, (client) => client.obs.switchScene({ scene })),
        })),
      })
    return groups
  }, [airing, runs, scenes, deck, fire, command, panic, vouch, mayVouch, onReview])
}
