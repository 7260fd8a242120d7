import { constants, setPriority } from 'node:os'
import { cleanPicture } from './clean'
import type { FromCleaner, ToCleaner } from './protocol'

/** A process of its own for one picture of unknown making: what its decoder does ends with it. */
process.once('message', ({ file }: ToCleaner) => {
  void cleanPicture(file).then((cleaned) => {
    const answer: FromCleaner = cleaned.ok
      ? { type: 'cleaned', cleaned: cleaned.value }
      : { type: 'refused', code: cleaned.code, message: cleaned.message }
    process.send?.(answer, () => process.exit(0))
  })
})

// A show may be on air: the stream's encoder goes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

// The console is gone: nobody waits for the picture.
process.on('disconnect', () => process.exit(0))
// Ctrl+C reaches the whole group; the console decides when this process ends.
process.on('SIGINT', () => {})
