/** What the console and its model process say to each other. Plain JSON; one batch is under way at a time. */
export type ToModel = { type: 'score'; batch: number; texts: readonly string[] }

export type FromModel =
  | { type: 'ready'; version: string }
  /** Per text one row of probabilities in the order of the model's heads, rounded to four places. */
  | { type: 'scores'; batch: number; rows: number[][] }
  | { type: 'failed'; reason: string }
