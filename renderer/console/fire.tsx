import { Button, Group, Modal, Text } from '@mantine/core'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { kindOf } from '../../core/cues'
import type { Risk } from '../../core/cues/kind'
import { unseenCode } from '../../core/onair/sale'
import type { Cue } from '../../core/show/show'
import { useConsole } from '../kit/console'
import { freshKey, useCommand } from '../kit/use-command'
import { useVouch } from './use-vouch'

/** A cue of a kind this version does not know is treated as carefully as money. */
export function riskOf(cue: Cue): Risk {
  return kindOf(cue.kind)?.risk ?? 'money'
}

/** The press deck's name for firing a cue: the row, "Fire next" and the hotkey are one and the same press. */
export function fireId(cueId: string): string {
  return `cue:${cueId}`
}

const Fire = createContext<((cue: Cue) => void) | null>(null)

/** Fires a cue at once; whoever calls has already met its risk through the press deck. */
export function useFire(): (cue: Cue) => void {
  const fire = useContext(Fire)
  if (fire === null) throw new Error('FireProvider is missing above this component')
  return fire
}

/** Owns the question a refused sale asks: fire although viewers may not see it? */
export function FireProvider({ children }: { children: ReactNode }) {
  const command = useCommand()
  const [doubt, setDoubt] = useState<{ cue: Cue; words: string } | null>(null)

  const send = useCallback(
    (cue: Cue, anyway: boolean) => {
      const key = freshKey()
      void command(
        {
          failed: `"${cue.title}" was not fired`,
          onRefused: ({ code, words }) => {
            if (code !== unseenCode) return false
            setDoubt({ cue, words })
            return true
          },
        },
        (client) => client.cues.fire({ cueId: cue.id, key, anyway }),
      )
    },
    [command],
  )
  const fire = useMemo(() => (cue: Cue) => send(cue, false), [send])
  const close = () => setDoubt(null)
  const mayVouch = useConsole((state) => state.onAir.mayVouch) ?? false
  const vouch = useVouch()
  const vouchAndFire = async (cue: Cue) => {
    if (await vouch(true)) send(cue, false)
    close()
  }

  return (
    <Fire.Provider value={fire}>
      {children}
      <Modal
        size={540}
        opened={doubt !== null}
        onClose={close}
        title={`"${doubt?.cue.title ?? ''}" was not fired`}
      >
        <Text size="sm">{doubt?.words}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close} data-autofocus>
            Do not fire
          </Button>
          {mayVouch && (
            <Button variant="default" onClick={() => doubt !== null && void vouchAndFire(doubt.cue)}>
              I see it on air: fire
            </Button>
          )}
          <Button
            color="orange"
            onClick={() => {
              if (doubt !== null) send(doubt.cue, true)
              close()
            }}
          >
            Fire anyway
          </Button>
        </Group>
      </Modal>
    </Fire.Provider>
  )
}
