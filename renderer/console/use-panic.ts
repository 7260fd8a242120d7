import { useCallback, useMemo } from 'react'
import { type Refused, useCommand } from '../kit/use-command'

export interface PanicKeys {
  /** Stops everything at once; pressing it again changes nothing. */
  readonly panic: () => Promise<void>
  /** Brings back the named runs and nothing else; true when it was done. */
  readonly resume: (
    runIds: string[],
    anyway: boolean,
    onRefused: (refused: Refused) => boolean,
  ) => Promise<boolean>
}

export function usePanic(): PanicKeys {
  const command = useCommand()
  const panic = useCallback(async () => {
    await command({ failed: 'PANIC was not carried out' }, (client) => client.panic({}))
  }, [command])
  const resume = useCallback(
    async (runIds: string[], anyway: boolean, onRefused: (refused: Refused) => boolean) =>
      (await command({ failed: 'Nothing was resumed', onRefused }, (client) =>
        client.resume({ runIds, anyway }),
      )) !== null,
    [command],
  )
  return useMemo(() => ({ panic, resume }), [panic, resume])
}
