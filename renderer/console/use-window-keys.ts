import { useEffect } from 'react'
import { pressIs } from '../kit/accelerator'
import { useParts } from '../kit/console'
import { fireId, riskOf, useFire } from './fire'
import { goTo } from './router'
import { screens } from './screens'
import { usePanic } from './use-panic'

/**
 * Keys of the window. Hotkeys the desktop delivers never reach it; those the desktop refused (and all of them in a
 * plain browser) are heard here, under the same risk as the buttons.
 */
export function useWindowKeys(): void {
  const { store, deck } = useParts()
  const fire = useFire()
  const { panic } = usePanic()
  useEffect(() => {
    const mac = navigator.platform.startsWith('Mac')
    const held = new Map<string, string>()

    const onDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') deck.disarm()
      const screen = screens.find((one) => pressIs(one.keys, event, mac))
      if (screen !== undefined) {
        event.preventDefault()
        return goTo(screen.id)
      }
      const state = store.get().state
      if (state === null || state.airing === null || state.airing.endedAt !== null) return
      const bound = state.health.hotkeys.find(
        (key) => key.state !== 'on' && key.state !== 'proven' && pressIs(key.accelerator, event, mac),
      )
      if (bound === undefined || (isTyping(event.target) && !hasModifier(event))) return
      event.preventDefault()
      if (event.repeat) return
      if (bound.what === 'panic') return void panic()
      const cueId = bound.what === 'next' ? state.airing.nextCueId : bound.cueId
      const cue = state.airing.show.rundown.find((one) => one.id === cueId)
      if (cue === undefined) return
      const id = fireId(cue.id)
      held.set(event.code, id)
      deck.down(id, riskOf(cue), () => fire(cue))
      deck.press(id, riskOf(cue), () => fire(cue))
    }
    const onUp = (event: KeyboardEvent) => {
      const id = held.get(event.code)
      if (id === undefined) return
      held.delete(event.code)
      deck.up(id)
    }
    window.addEventListener('keydown', onDown)
    window.addEventListener('keyup', onUp)
    return () => {
      window.removeEventListener('keydown', onDown)
      window.removeEventListener('keyup', onUp)
    }
  }, [store, deck, fire, panic])
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(event.key)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}
