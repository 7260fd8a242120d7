import { runEntry } from './lib/measured.mjs'
import { runScript } from './lib/say.mjs'

await runScript(() => runEntry('bench', process.argv.slice(2), { windows: true }))
