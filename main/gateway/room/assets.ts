import { createHash } from 'node:crypto'
import { builtFile } from '../pages'
import { type Packed, pack } from './send'

export interface Assets {
  /** Resolves when everything is read; before that there is no style and no script. */
  readonly ready: Promise<void>
  /** The script's address with its hash, so that browsers may keep it for good. */
  readonly script: () => string
  /**
   * The page's style, written into it: on 50 kbit/s and 600 ms a file of its own costs more than a second before the
   * first word is seen (decision 0023).
   */
  readonly style: () => string
  /** What the page's policy allows: this style and no other. */
  readonly styleSource: () => string
  readonly file: (name: string) => Promise<{ packed: Packed; type: string } | null>
}

const hash = (body: Uint8Array) => createHash('sha256').update(body)

/** The page's style and script, read from the build once. */
export function createAssets(rendererDir: string): Assets {
  const script = { name: 'room.js', version: '', file: null as { packed: Packed; type: string } | null }
  let style = ''
  let styleSource = "'none'"
  const read = async () => {
    const [css, js] = await Promise.all(
      ['room.css', script.name].map((name) => builtFile(rendererDir, `assets/${name}`)),
    )
    if (js) {
      script.file = { packed: pack(js.body), type: js.type }
      script.version = hash(js.body).digest('base64url').slice(0, 10)
    }
    if (css) {
      // Without a byte order mark and such: what is hashed is what the page holds.
      style = Buffer.from(css.body).toString('utf8').trim()
      styleSource = `'sha256-${hash(Buffer.from(style)).digest('base64')}'`
    }
  }
  const ready = read()
  return {
    ready,
    script: () => `/room/${script.name}?v=${script.version}`,
    style: () => style,
    styleSource: () => styleSource,
    file: async (name) => {
      await ready
      return name === script.name ? script.file : null
    },
  }
}
