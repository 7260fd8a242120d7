import { z } from 'zod'
import { type Answer, type Api, trouble } from './api'
import { faultOf } from './faults'

export interface Chat {
  readonly chatId: string
  /** YouTube's nominal figure of the stream's delay, in milliseconds; null when it tells none. */
  readonly delay: number | null
}

/**
 * The video id in what the host entered: the id itself or any address YouTube gives out for a broadcast. Null when
 * there is none in it.
 */
export function videoIdOf(entered: string): string | null {
  const id = '([A-Za-z0-9_-]{11})(?![A-Za-z0-9_-])'
  const text = entered.trim()
  const bare = new RegExp(`^${id}$`).exec(text)
  if (bare) return bare[1]!
  if (!/^(?:https?:\/\/)?(?:[a-z0-9-]+\.)*(?:youtube(?:-nocookie)?\.com|youtu\.be)\//i.test(text)) return null
  const found =
    new RegExp(`[?&]v=${id}`).exec(text) ??
    new RegExp(`youtu\\.be/${id}`, 'i').exec(text) ??
    new RegExp(`/(?:live|video|embed|shorts|v)/${id}`).exec(text)
  return found?.[1] ?? null
}

const Broadcasts = z.object({
  items: z
    .array(
      z.object({
        snippet: z.object({ liveChatId: z.string().optional() }),
        contentDetails: z.object({ latencyPreference: z.string().optional() }).prefault({}),
      }),
    )
    .default([]),
})

const Videos = z.object({
  items: z
    .array(
      z.object({ liveStreamingDetails: z.object({ activeLiveChatId: z.string().optional() }).prefault({}) }),
    )
    .default([]),
})

/**
 * YouTube's rough, nominal figures (support.google.com/youtube/answer/7444635 speaks of under 5 s for ultra low and
 * under 10 s for low); what single viewers have is more, and is measured elsewhere.
 */
const delays: Readonly<Record<string, number>> = { normal: 20_000, low: 8_000, ultraLow: 3_000 }

/** The chat of the broadcast that is live now, or of the one the host named; null when there is none (yet). */
export async function findChat(api: Api, entered: string): Promise<Answer<Chat | null>> {
  const id = videoIdOf(entered)
  if (entered.trim() !== '' && id === null)
    return trouble({
      ...faultOf('setup', 'broadcast'),
      words: 'The broadcast in the settings is no address or id of a YouTube video.',
    })
  // Exactly one filter is allowed: `broadcastStatus` alone already means the host's own.
  const filter: Record<string, string> =
    id === null ? { broadcastStatus: 'active', broadcastType: 'all' } : { id }
  const found = await api.ask(
    {
      call: 'broadcasts',
      method: 'GET',
      path: 'liveBroadcasts',
      query: { part: 'snippet,contentDetails', ...filter },
    },
    Broadcasts,
  )
  if (!found.ok) return found
  for (const { snippet, contentDetails } of found.value.items) {
    if (snippet.liveChatId === undefined) continue
    const delay = delays[contentDetails.latencyPreference ?? ''] ?? null
    return { ok: true, value: { chatId: snippet.liveChatId, delay } }
  }
  return id === null ? { ok: true, value: null } : chatOfVideo(api, id)
}

/** A broadcast of somebody else's channel is not among the host's own, but its chat can be read. */
async function chatOfVideo(api: Api, id: string): Promise<Answer<Chat | null>> {
  const found = await api.ask(
    { call: 'videos', method: 'GET', path: 'videos', query: { part: 'liveStreamingDetails', id } },
    Videos,
  )
  if (!found.ok) return found
  const chatId = found.value.items[0]?.liveStreamingDetails.activeLiveChatId
  return { ok: true, value: chatId === undefined ? null : { chatId, delay: null } }
}
