import { endProcess, startChild } from '../../peers/obs/child'
import { monotonicMs } from './clock-strip'

export interface Keyboard {
  /** Presses and releases; the time (see monotonicMs) at which the command left. */
  readonly press: (key: string) => number
  readonly close: () => Promise<void>
}

/** One xdotool that reads commands: starting it for each press would be measured too. */
export function openKeyboard(display: string): Keyboard {
  const child = startChild('xdotool', ['-'], {
    env: { ...process.env, DISPLAY: display },
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  return {
    press: (key) => {
      const at = monotonicMs()
      child.stdin!.write(`key --delay 0 ${key}\n`)
      return at
    },
    close: () => endProcess(child, 'SIGTERM'),
  }
}
