import { expect, test } from 'vitest'
import { run } from '../../scripts/lib/run.mjs'
import { which } from '../../scripts/lib/system-needs.mjs'
import { missingForDisplay, startDisplay } from './display'

const lacking = ['openbox', 'xdotool'].filter((program) => which(program) === null)
const missing = missingForDisplay() ?? (lacking.length > 0 ? `not installed: ${lacking.join(', ')}` : null)
if (missing) console.log(`skipped: a test display with openbox (${missing})`)

test.skipIf(missing !== null)(
  'a test display has its size, a window manager, and only one way in',
  async () => {
    const display = await startDisplay({ width: 900, height: 700, openbox: true })
    try {
      const ask = (env: NodeJS.ProcessEnv, ...words: string[]) => run('xdotool', words, { env })
      expect((await ask(display.env, 'getdisplaygeometry')).output).toBe('900 700')
      expect((await ask(display.env, 'get_num_desktops')).code).toBe(0)
      const stranger = { ...display.env, XAUTHORITY: '/dev/null' }
      expect((await ask(stranger, 'getdisplaygeometry')).code).not.toBe(0)
    } finally {
      await display.stop()
    }
    expect((await run('xdotool', ['getdisplaygeometry'], { env: display.env })).code).not.toBe(0)
  },
)
