// The crowd and the doubles it talks in, in a process of their own. Bundled here and not by the bench: a bundler in the
// bench's own process would be measured as the console's memory.
import { bundleEntry } from '../../../../scripts/lib/bundle.mjs'
import { ROOT } from '../../../../scripts/lib/paths.mjs'

await import(await bundleEntry(ROOT, 'bench/rig/crowd'))
