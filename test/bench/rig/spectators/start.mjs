// The spectators, in a process of their own. Bundled here and not by the bench, as the crowd in chat is.
import { bundleEntry } from '../../../../scripts/lib/bundle.mjs'
import { ROOT } from '../../../../scripts/lib/paths.mjs'

await import(await bundleEntry(ROOT, 'bench/rig/spectators'))
