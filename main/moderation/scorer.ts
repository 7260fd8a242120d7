import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { z } from 'zod'
import { BUCKETS, featurise, PER_TOKEN, WINDOW, type Window } from '../../core/moderation/features'
import { HEADS } from '../../core/moderation/settings'

export const MODEL_FILE = 'micdrop-moderation.onnx'
export const MODEL_CARD_FILE = 'micdrop-moderation.json'
/** Windows in one run: enough to be efficient, few enough that nobody waits long. */
const RUN = 32

const Card = z.object({
  version: z.string(),
  heads: z.array(z.string()),
  features: z.object({ buckets: z.number(), window: z.number(), perToken: z.number() }),
})

export type Scorer = {
  readonly version: string
  /** One row of probabilities per text, in the order of `HEADS`; a long text scores as its worst part. */
  score(texts: readonly string[]): Promise<number[][]>
  close(): Promise<void>
}

type Piece = { readonly line: number; readonly window: Window }

function pack(pieces: readonly Piece[]): Tensor {
  const tokens = Math.max(...pieces.map((piece) => piece.window.length))
  const per = Math.max(...pieces.flatMap((piece) => piece.window.map((ids) => ids.length)))
  const ids = new Int32Array(pieces.length * tokens * per)
  pieces.forEach((piece, at) => {
    piece.window.forEach((row, token) => {
      ids.set(row, (at * tokens + token) * per)
    })
  })
  return new Tensor('int32', ids, [pieces.length, tokens, per])
}

/** Loads the model from its folder. Rejects when a file is missing or the model was made for other features. */
export async function openScorer(modelDir: string): Promise<Scorer> {
  const card = Card.parse(JSON.parse(await readFile(join(modelDir, MODEL_CARD_FILE), 'utf8')))
  const { buckets, window, perToken } = card.features
  if (
    buckets !== BUCKETS ||
    window !== WINDOW ||
    perToken !== PER_TOKEN ||
    card.heads.join() !== HEADS.join()
  ) {
    throw new Error(`The model ${card.version} was made for other features than this console reads.`)
  }
  const session = await InferenceSession.create(join(modelDir, MODEL_FILE), {
    executionProviders: ['cpu'],
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // Chat comes in every length; an arena would keep the largest batch's memory for good.
    enableCpuMemArena: false,
    enableMemPattern: false,
    logSeverityLevel: 3,
  })
  const memory = new Map()

  async function run(pieces: readonly Piece[], rows: number[][]): Promise<void> {
    const { scores } = await session.run({ ids: pack(pieces) })
    const values = scores!.data as Float32Array
    pieces.forEach(({ line }, at) => {
      const row = rows[line]!
      for (let head = 0; head < HEADS.length; head++) {
        const value = Math.round(values[at * HEADS.length + head]! * 10_000) / 10_000
        row[head] = Math.max(row[head]!, value)
      }
    })
  }

  return {
    version: card.version,
    async score(texts) {
      const rows = texts.map(() => HEADS.map(() => 0))
      const pieces = texts.flatMap((text, line) =>
        featurise(text, memory).map((window): Piece => ({ line, window })),
      )
      // Lines of like length share a run, because a run is as wide as its longest line.
      pieces.sort((a, b) => a.window.length - b.window.length)
      for (let at = 0; at < pieces.length; at += RUN) await run(pieces.slice(at, at + RUN), rows)
      return rows
    },
    close: () => session.release(),
  }
}
