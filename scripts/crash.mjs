import { runEntry } from './lib/measured.mjs'
import { runScript } from './lib/say.mjs'

await runScript(() => runEntry('crash', process.argv.slice(2), { windows: false }))
