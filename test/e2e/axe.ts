import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds, short enough to read in a failed test. */
export async function faults(page: Page): Promise<string[]> {
  // Electron opens no second page for axe's own frame; the preview's frame is the overlay, looked at by itself.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)}`),
  )
}
