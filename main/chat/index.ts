import { ok, type Result } from '../../core/base/result'
import type { Platform } from '../../core/chat/port'
import { createCrowd, createRecording, decidePayment, openReplayLog } from './replay'
import { createRoomPlatform } from './room'

/** The list of chat platforms. Adding one is a folder beside this file and a line here. */
export const platforms = {
  room: createRoomPlatform,
  crowd: createCrowd,
  recording: async (path: string, speed: number): Promise<Result<Platform>> => {
    const log = await openReplayLog(path)
    return log.ok ? ok(createRecording({ log: log.value, speed })) : log
  },
} as const

export { decidePayment }
