import { fail, ok } from '../../core/base/result'
import type { ObsResult } from '../../core/obs/port'
import type { ObsState } from '../../core/obs/state'
import type { ObsSocket } from './socket'

/** Takes the program scene as a small JPEG: 320x180 costs OBS about 2 ms, PNG or full size many times that. */
export function screenshot() {
  let running: { width: number; answer: Promise<ObsResult<string>> } | null = null

  return (socket: ObsSocket, state: ObsState, width = 480): Promise<ObsResult<string>> => {
    if (running?.width === width) return running.answer
    const answer = shoot(socket, state, width).finally(() => {
      if (running?.answer === answer) running = null
    })
    running = { width, answer }
    return answer
  }
}

async function shoot(
  socket: ObsSocket,
  { programScene, canvas }: ObsState,
  width: number,
): Promise<ObsResult<string>> {
  if (programScene === null) return fail('no-such-scene', 'OBS names no scene as being on air.')
  const imageWidth = Math.max(8, Math.round(width))
  const imageHeight = Math.max(8, Math.round((imageWidth * (canvas?.height ?? 9)) / (canvas?.width ?? 16)))
  const taken = await socket.ask('GetSourceScreenshot', {
    sourceName: programScene,
    imageFormat: 'jpg',
    imageWidth,
    imageHeight,
    imageCompressionQuality: 70,
  })
  return taken.ok ? ok(taken.value.imageData) : taken
}
