/** Between the console and the process that decodes a picture: one message each way, then the process ends. */
export interface ToCleaner {
  readonly file: Uint8Array
}

/** Both pictures are WebP of pixels alone. */
export interface Cleaned {
  readonly stage: Uint8Array
  readonly room: Uint8Array
  /** Of more frames the first was taken. */
  readonly animated: boolean
}

export type FromCleaner =
  | { readonly type: 'cleaned'; readonly cleaned: Cleaned }
  /** `message` is in the host's words. */
  | { readonly type: 'refused'; readonly code: string; readonly message: string }
