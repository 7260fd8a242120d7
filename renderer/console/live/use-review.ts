import type { LineView } from '../../../core/contract/state'
import { announce } from '../../kit/announcer'
import { useCommand } from '../../kit/use-command'
import { useChat } from './use-chat'

/** Allows or hides a line; true when it was done. */
export function useReview(): (line: LineView, action: 'allow' | 'hide') => Promise<boolean> {
  const { decided } = useChat()
  const command = useCommand()
  return async (line, action) => {
    const done = await command(
      {
        failed: `The line was not ${action === 'allow' ? 'allowed' : 'hidden'}`,
        onRefused: ({ code }) => {
          // Too old to change: it leaves the lane as it would when allowed.
          if (code === 'line-gone') decided(line.id, 'allow')
          return false
        },
      },
      (client) => client.chat.review({ lineId: line.id, action }),
    )
    if (done === null) return false
    decided(line.id, action)
    announce(action === 'allow' ? 'Allowed.' : 'Hidden.')
    return true
  }
}
