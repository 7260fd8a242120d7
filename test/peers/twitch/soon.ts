import { vi } from 'vitest'

// Real sockets on a busy machine: a test that waits for a state may wait long, and never waits for a time.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

/** Waits until the check passes. */
export function soon(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 5 })
}
