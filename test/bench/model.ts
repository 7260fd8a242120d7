import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openScorer } from '../../main/moderation/scorer'

const modelDir = resolve(import.meta.dirname, '../../models/moderation')

/**
 * The model by itself: one line at a time on one thread, features included. Times in milliseconds; `perSecond` is what
 * one thread does with batches of 32.
 */
export async function benchModel(rounds = 3_000): Promise<{ p50: number; p99: number; perSecond: number }> {
  const scorer = await openScorer(modelDir)
  const check = readFileSync(join(modelDir, 'check/stream-check.jsonl'), 'utf8').trim().split('\n')
  const lines = check.map((line) => (JSON.parse(line) as { text: string }).text)
  for (const line of lines) await scorer.score([line])
  const times: number[] = []
  for (let at = 0; at < rounds; at++) {
    const began = performance.now()
    await scorer.score([`${lines[at % lines.length]} ${at}`])
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const began = performance.now()
  for (let at = 0; at < rounds; at += 32) {
    await scorer.score(Array.from({ length: 32 }, (_, of) => `${lines[(at + of) % lines.length]} ${at}`))
  }
  const perSecond = Math.round((1000 * Math.ceil(rounds / 32) * 32) / (performance.now() - began))
  await scorer.close()
  return {
    p50: times[Math.floor(times.length / 2)]!,
    p99: times[Math.floor(times.length * 0.99)]!,
    perSecond,
  }
}
