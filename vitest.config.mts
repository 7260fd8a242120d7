import { defineConfig } from 'vitest/config'

/** Platforms against their doubles: real sockets, in this process. */
const peers = ['test/main/chat/**/*.test.ts', 'test/peers/**/*.test.ts', 'test/plugins/platforms.test.ts']

/** The console's screens, the overlay and its films, in a Chromium against what a test tells them. */
const screens = ['test/renderer/**/*.real.test.ts']

/** One at a time: real OBS, Chromium and servers on two busy cores; one more try, which vitest reports as a retry. */
const slow = { fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000, retry: 1 }

/**
 * unit: pure and local; peers: doubles of the chats; both run by `npm run check`.
 * real: real OBS, SQLite crashes, servers; screens: in a browser; both run by `npm test`.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic' } },
  test: {
    // A state that does not come is a fault after a while, not after a second of a busy machine.
    expect: { poll: { timeout: 20_000 } },
    // By itself it leaves one core free, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/**/*.real.test.ts', 'test/e2e/**', ...peers],
          // A worker for each file took three times as long as the tests. So a test puts back what it changes of its process.
          isolate: false,
          // A busy machine of two cores takes seconds for sockets and libraries that a free one has in milliseconds.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'peers',
          include: peers,
          exclude: ['test/**/*.real.test.ts'],
          testTimeout: 30_000,
          // As for the real programs below. The core's properties are in `unit`, without: a second try would hide a find.
          retry: 1,
        },
      },
      {
        extends: true,
        test: { name: 'real', include: ['test/**/*.real.test.ts'], exclude: screens, ...slow },
      },
      { extends: true, test: { name: 'screens', include: screens, ...slow } },
    ],
  },
})
