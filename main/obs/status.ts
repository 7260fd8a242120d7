import { z } from 'zod'
import { ok } from '../../core/base/result'
import type { ObsResult } from '../../core/obs/port'
import type { ObsState } from '../../core/obs/state'
import type { ObsSocket } from './socket'

const count = z.number().int().nonnegative().catch(0)
const stats = z.object({
  activeFps: z.number().catch(0),
  renderSkippedFrames: count,
  renderTotalFrames: count,
  outputSkippedFrames: count,
  outputTotalFrames: count,
})
const output = z
  .object({
    outputActive: z.boolean().catch(false),
    outputReconnecting: z.boolean().catch(false),
    outputPaused: z.boolean().catch(false),
    outputTimecode: z.string().nullable().catch(null),
    outputDuration: z.number().nonnegative().catch(0),
  })
  .catch({
    outputActive: false,
    outputReconnecting: false,
    outputPaused: false,
    outputTimecode: null,
    outputDuration: 0,
  })
type Output = z.infer<typeof output>

export type Status = Pick<
  ObsState,
  | 'streaming'
  | 'streamReconnecting'
  | 'streamingSince'
  | 'recording'
  | 'recordPaused'
  | 'recordingSince'
  | 'timecode'
  | 'skippedFrames'
  | 'activeFps'
>
export type Since = Pick<ObsState, 'streamingSince' | 'recordingSince'>

/** One look at OBS's outputs. `before` keeps the starts by our own clock while OBS's durations begin anew. */
export async function readStatus(
  socket: ObsSocket,
  before: Since,
  now: () => number,
  limitMs: number,
): Promise<ObsResult<Status>> {
  const [statsAnswer, streamAnswer, recordAnswer] = await Promise.all([
    socket.ask('GetStats', undefined, limitMs),
    socket.ask('GetStreamStatus', undefined, limitMs),
    socket.ask('GetRecordStatus', undefined, limitMs),
  ])
  if (!statsAnswer.ok) return statsAnswer
  const frames = stats.parse(statsAnswer.value)
  const stream = output.parse(streamAnswer.ok ? streamAnswer.value : undefined)
  const record = output.parse(recordAnswer.ok ? recordAnswer.value : undefined)
  const running = stream.outputActive ? stream : record.outputActive ? record : null
  return ok({
    streaming: stream.outputActive,
    streamReconnecting: stream.outputReconnecting,
    streamingSince: since(stream, before.streamingSince, now()),
    recording: record.outputActive,
    recordPaused: record.outputPaused,
    recordingSince: since(record, before.recordingSince, now()),
    timecode: running === null ? null : running.outputTimecode,
    skippedFrames: {
      render: frames.renderSkippedFrames,
      output: frames.outputSkippedFrames,
      total: frames.renderTotalFrames,
      outputTotal: frames.outputTotalFrames,
    },
    activeFps: frames.activeFps,
  })
}

function since(told: Output, before: number | null, now: number): number | null {
  if (!told.outputActive) return null
  return before ?? Math.round(now - told.outputDuration)
}
