import { useCallback, useMemo } from 'react'
import { useCommand } from '../kit/use-command'

export interface PanicKeys {
  /** Stops everything at once; pressing it again changes nothing. */
  readonly panic: () => Promise<void>
  /** Brings back the named runs and nothing else; true when it was done. */
  readonly resume: (runIds: string[]) => Promise<boolean>
}

export function usePanic(): PanicKeys {
  const command = useCommand()
  const panic = useCallback(async () => {
    await command({ failed: 'PANIC was not carried out' }, (client) => client.panic({}))
  }, [command])
  const resume = useCallback(
    async (runIds: string[]) =>
      (await command({ failed: 'Nothing was resumed' }, (client) => client.resume({ runIds }))) !== null,
    [command],
  )
  return useMemo(() => ({ panic, resume }), [panic, resume])
}
