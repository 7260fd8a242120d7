import { useCallback } from 'react'
import { useCommand } from '../kit/use-command'

/** Says, or takes back, that viewers see the overlay. Answers whether the word was taken. */
export function useVouch(): (on: boolean) => Promise<boolean> {
  const command = useCommand()
  return useCallback(
    async (on) => {
      const failed = on ? 'Your word was not taken' : 'Your word still stands'
      return (await command({ failed }, (client) => client.onAir.vouch({ on }))) !== null
    },
    [command],
  )
}
