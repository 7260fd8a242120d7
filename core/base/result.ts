/** What can go wrong and is expected is a value with a kebab-case code; a bug throws. */
export type Result<T, C extends string = string> = Ok<T> | Fail<C>
export interface Ok<T> {
  readonly ok: true
  readonly value: T
}
export interface Fail<C extends string = string> {
  readonly ok: false
  readonly code: C
  /** One sentence in the user's words. */
  readonly message: string
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

export function fail<C extends string>(code: C, message: string): Fail<C> {
  return { ok: false, code, message }
}

/** Marks a switch as complete: adding a case elsewhere makes this line fail to compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected case: ${JSON.stringify(value)}`)
}
