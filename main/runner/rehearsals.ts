import type { Result } from '../../core/base/result'
import type { Platform } from '../../core/chat/port'
import type { Settings } from '../../core/contract/settings'
import type { Happening } from '../../core/cues/happening'
import type { OverlayModel } from '../../core/overlay/model'
import type { Airing, World } from '../../core/show/airing'
import { type CrowdSight, createCrowdFeed } from './crowd-feed'
import type { Log } from './port'

export interface RehearsalParts {
  readonly world: () => World
  readonly overlay: () => OverlayModel
  readonly offer: (happening: Happening, key: string | null) => Promise<Result<unknown>>
  readonly settings: () => Settings
  readonly desk: {
    readonly start: (platform: Platform) => Promise<void>
    readonly stop: (id: string) => Promise<void>
  }
  readonly createCrowd: (options: {
    size: number
    seed: number
  }) => Platform & { watch: (sight: CrowdSight) => void }
  readonly openRecording: (path: string, speed: number) => Promise<Result<Platform>>
  readonly decide: (viewerId: string) => {
    readonly outcome: 'pays' | 'declines' | 'abandons'
    readonly delay: number
  }
  readonly after: (ms: number, run: () => void) => () => void
  readonly notice: (text: string) => void
  readonly log: Log
}

/** Plays the audience while a rehearsal is on air, and only then. Returns what to call after each batch. */
export function createRehearsals(parts: RehearsalParts): () => void {
  let playing: string | null = null
  let platformId: string | null = null
  let feed: ((world: World, overlay: OverlayModel) => void) | null = null
  /** One change after the other: what is being started can only then be stopped. */
  let turn: Promise<unknown> = Promise.resolve()

  const begin = async (airing: Airing) => {
    const { source, recording, speed, crowdSize } = parts.settings().rehearsal
    if (source === 'recording' && recording !== null) {
      const opened = await parts.openRecording(recording, speed)
      // A large file takes its time: meanwhile the rehearsal may be over and a live show on air.
      if (playing !== airing.id) return
      if (opened.ok) return put(opened.value)
      parts.notice(
        `The recorded chat could not be played (${opened.message}), so the simulated crowd plays instead.`,
      )
    }
    const crowd = parts.createCrowd({ size: crowdSize, seed: seedOf(airing.id) })
    feed = createCrowdFeed({
      platform: crowd.id,
      watch: crowd.watch,
      decide: parts.decide,
      offer: parts.offer,
      after: parts.after,
    })
    await put(crowd)
    await parts.offer({ type: 'viewer-count', platform: crowd.id, count: crowdSize }, null)
  }
  const put = async (platform: Platform) => {
    platformId = platform.id
    await parts.desk.start(platform)
  }
  const end = async () => {
    feed = null
    if (platformId !== null) await parts.desk.stop(platformId)
    platformId = null
  }

  return () => {
    const { airing } = parts.world()
    const wanted = airing !== null && airing.endedAt === null && airing.mode === 'rehearsal' ? airing : null
    if ((wanted?.id ?? null) !== playing) {
      playing = wanted?.id ?? null
      feed = null
      turn = turn
        .then(end)
        .then(() => (wanted !== null && playing === wanted.id ? begin(wanted) : undefined))
        .catch((error: unknown) => parts.log.error('the rehearsal audience failed', error))
    }
    feed?.(parts.world(), parts.overlay())
  }
}

/** The same airing gives the same crowd. */
function seedOf(id: string): number {
  return [...id].reduce((seed, letter) => (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0, 7)
}
