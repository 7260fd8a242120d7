import { createHash } from 'node:crypto'
import { builtFile } from '../pages'
import { type Packed, pack } from './send'

export interface Assets {
  /** Resolves when everything is read; before that there is no style and no script. */
  readonly ready: Promise<void>
  /** The script's address with its hash, so that browsers may keep it for good. */
  readonly script: () => string
  /**
   * The style of the show's page, or of those of one purchase, written into it: on 50 kbit/s and 600 ms a file of its own costs more than a second before the
   * first word is seen (decision 0023).
   */
  readonly style: (of: keyof Styles) => string
  /** What the pages' policy allows: these styles and no other. */
  readonly styleSource: () => string
  readonly file: (name: string) => Promise<{ packed: Packed; type: string } | null>
}

interface Styles {
  readonly show: string
  readonly paper: string
}

const hash = (body: Uint8Array) => createHash('sha256').update(body)

/** The page's style and script, read from the build once. */
export function createAssets(rendererDir: string): Assets {
  const script = { name: 'room.js', version: '', file: null as { packed: Packed; type: string } | null }
  let styles: Styles = { show: '', paper: '' }
  let styleSource = "'none'"
  const read = async () => {
    const [css, paper, js] = await Promise.all(
      ['room.css', 'room-paper.css', script.name].map((name) => builtFile(rendererDir, `assets/${name}`)),
    )
    if (js) {
      script.file = { packed: pack(js.body), type: js.type }
      script.version = hash(js.body).digest('base64url').slice(0, 10)
    }
    if (css && paper) {
      // Without a byte order mark and such: what is hashed is what the page holds.
      const [show, more] = [css, paper].map(({ body }) => Buffer.from(body).toString('utf8').trim())
      styles = { show: show!, paper: `${show}${more}` }
      styleSource = Object.values(styles)
        .map((style) => `'sha256-${hash(Buffer.from(style)).digest('base64')}'`)
        .join(' ')
    }
  }
  const ready = read()
  return {
    ready,
    script: () => `/room/${script.name}?v=${script.version}`,
    style: (of) => styles[of],
    styleSource: () => styleSource,
    file: async (name) => {
      await ready
      return name === script.name ? script.file : null
    },
  }
}
