import { z } from 'zod'
import type { Result } from '../../../core/base/result'
import { letterOf } from '../../../core/chat/choice'
import type { ViewerAct } from '../../../core/cues/happening'
import type { RoomWords } from '../../../core/words/room'
import type { Note } from './notes'

const longestId = 64

/** What a button's `do` means: `claim r1f`, `answer r1f B`, `more-time h2`, `cancel h2`, `leave`, `link`; null for nonsense. */
export function actOf(text: string): ViewerAct | null {
  const [verb, id = '', letter = ''] = text.split(' ')
  const named = id !== '' && id.length <= longestId
  switch (verb) {
    case 'claim':
      return named ? { act: 'claim', runId: id } : null
    case 'answer':
      return named && letter.length === 1 ? { act: 'answer', runId: id, text: letter } : null
    case 'more-time':
      return { act: 'more-time' }
    case 'cancel':
      return named ? { act: 'cancel', holdId: id } : null
    case 'link':
      return { act: 'link', code: null }
    case 'unlink':
      return { act: 'unlink' }
    case 'leave':
      return { act: 'cancel', holdId: null }
    default:
      return null
  }
}

const Claimed = z.union([
  z.object({ kind: z.literal('held'), hold: z.object({ id: z.string() }) }),
  z.object({ kind: z.literal('waiting'), place: z.number() }),
])
/** The hold a button's `do` speaks of, or null. */
export function holdNamed(text: string): string | null {
  const [verb, id = ''] = text.split(' ')
  return (verb === 'more-time' || verb === 'cancel') && id !== '' && id.length <= longestId ? id : null
}

const Coded = z.object({ code: z.string() })
const Chosen = z.object({ choice: z.number().int() })
const Counted = z.object({ left: z.number(), stock: z.number() })
/** The other chat's viewer still has to say yes. */
const Asked = z.object({ asked: z.string() })
const Placed = z.object({ id: z.string() })

/** The hold that a claim got, or null. Replies may come from the log, so they are read like any stored thing. */
export function heldBy(reply: Result<unknown>): string | null {
  const claimed = Claimed.safeParse(reply.ok ? reply.value : null)
  return claimed.success && claimed.data.kind === 'held' ? claimed.data.hold.id : null
}

export function orderIdIn(value: unknown): string | null {
  const placed = Placed.safeParse(value)
  return placed.success ? placed.data.id : null
}

/** What the viewer is told when it worked; null where their own part of the page says it already. */
export function doneNote({ done }: RoomWords, act: ViewerAct, reply: unknown): Note | null {
  const good = (words: string): Note => ({ tone: 'good', words })
  switch (act.act) {
    case 'claim': {
      const claimed = Claimed.safeParse(reply)
      return claimed.success && claimed.data.kind === 'waiting' ? good(done.inLine(claimed.data.place)) : null
    }
    case 'answer': {
      const chosen = Chosen.safeParse(reply)
      return chosen.success ? good(done.answer(letterOf(chosen.data.choice))) : null
    }
    case 'more-time':
      return good(done.moreTime)
    case 'cancel':
      return good(done.givenUp)
    case 'link': {
      const coded = Coded.safeParse(reply)
      if (coded.success) return good(done.linkCode(coded.data.code))
      return good(Asked.safeParse(reply).success ? done.linkConfirm : done.linked)
    }
    case 'unlink':
      return good(done.unlinked)
    case 'stock': {
      const counted = Counted.safeParse(reply)
      return good(counted.success ? done.stock(counted.data.left, counted.data.stock) : done.nothingOnSale)
    }
    case 'sync':
    case 'arrive':
    case 'check-out':
      return null
  }
}
