import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { type ConsoleClient, errorWords, refusalCode } from './client'
import { useParts } from './console'

export interface Refused {
  readonly code: string | null
  readonly words: string
}

export interface CommandWish {
  /** Title of the notification when it fails, for example "The cue was not fired". */
  readonly failed: string
  /** Said when it worked; left out, success is silent because the state shows it. */
  readonly done?: string
  /** Takes a refusal over; answer true when it needs no notification. */
  readonly onRefused?: (refused: Refused) => boolean
}

/**
 * Sends a command and says in plain words when it fails. The answer is the command's output, or null when it
 * failed: callers need no try.
 */
export function useCommand(): <T>(
  wish: CommandWish,
  send: (client: ConsoleClient) => Promise<T>,
) => Promise<T | null> {
  const { client } = useParts()
  return useCallback(
    async (wish, send) => {
      const line = client()
      try {
        if (line === null)
          return tell(wish, { code: 'no-line', words: 'The connection to Micdrop is lost. Trying again.' })
        const answer = await send(line)
        if (wish.done !== undefined)
          notifications.show({ message: wish.done, color: 'teal', autoClose: 4_000 })
        return answer
      } catch (error) {
        return tell(wish, { code: refusalCode(error), words: errorWords(error) })
      }
    },
    [client],
  )
}

function tell(wish: CommandWish, refused: Refused): null {
  if (wish.onRefused?.(refused) !== true)
    notifications.show({ title: wish.failed, message: refused.words, color: 'orange', autoClose: 10_000 })
  return null
}

/** A fresh idempotency key: one per press, so that a repeated delivery is the same run. */
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
