import { fail, ok, type Result } from '../../core/base/result'
import type { Duration } from '../../core/base/time'
import { type Forked, forked } from '../forked'
import type { Cleaned, FromCleaner, ToCleaner } from './protocol'

export type StartCleaner = () => Forked<ToCleaner, FromCleaner>

/** The largest picture that is taken needs some two seconds; at its low priority on a busy computer ten times as long. */
const within: Duration = 30_000
/** A show that is imported asks for one after the other. */
const mostWaiting = 20

/** Pixels lie in native memory, which the limits on pixels bound. */
const flags = ['--max-old-space-size=128']

export function forkedCleaner(file: string, log: (text: string) => void): StartCleaner {
  return () => forked({ file, flags, serialization: 'advanced', log })
}

function ended(why: string): Result<never> {
  return fail('cleaner-ended', `This picture could not be read: the program that reads it stopped (${why}).`)
}

export interface Cleaner {
  /** Two clean pictures of a file. Never rejects and always settles; refusals are in the host's words. */
  readonly clean: (file: Uint8Array) => Promise<Result<Cleaned>>
  /** Ends what is under way. */
  readonly close: () => void
}

/** Cleans pictures one at a time, each in a process of its own that is killed when it takes too long. */
export function createCleaner(start: StartCleaner, limit: Duration = within): Cleaner {
  let waiting = 0
  let turn: Promise<unknown> = Promise.resolve()
  let stop = () => {}
  let closed = false

  const one = (file: Uint8Array): Promise<Result<Cleaned>> => {
    if (closed) return Promise.resolve(fail('closing', 'Micdrop is closing.'))
    return new Promise((resolve) => {
      const child = start()
      const end = (answer: Result<Cleaned>) => {
        clearTimeout(timer)
        child.kill()
        resolve(answer)
      }
      const timer = setTimeout(
        () =>
          end(
            fail(
              'too-slow',
              'This picture took too long to read. Save it anew, smaller, and choose it again.',
            ),
          ),
        limit,
      )
      stop = () => end(fail('closing', 'Micdrop is closing.'))
      child.onMessage((said) =>
        end(said.type === 'cleaned' ? ok(said.cleaned) : fail(said.code, said.message)),
      )
      child.onExit((why) => end(ended(why)))
      child.send({ file })
    })
  }

  return {
    clean: async (file) => {
      if (waiting >= mostWaiting)
        return fail('too-many', 'Many pictures are being read right now. Try again in a moment.')
      waiting += 1
      const mine = turn
        .then(() => one(file))
        // No process could be made at all.
        .catch((error: unknown) => ended(error instanceof Error ? error.message : String(error)))
      turn = mine
      const answer = await mine
      waiting -= 1
      return answer
    },
    close: () => {
      closed = true
      stop()
    },
  }
}
