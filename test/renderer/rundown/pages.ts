import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Show } from '../../../core/show/show'

export const violations = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    (one) =>
      `${one.id}: ${one.nodes
        .map((node) => node.html.slice(0, 160))
        .slice(0, 3)
        .join(' | ')}`,
  )

/** The show as it was saved last, once `is` holds of it. */
export const saved = async (page: Page, is: (show: Show) => boolean): Promise<Show> => {
  for (;;) {
    const show = await page.evaluate(() => {
      const asked = (window as unknown as { asked: { what: string; input: unknown }[] }).asked
      return asked.filter((one) => one.what === 'shows.save').pop()?.input ?? null
    })
    if (show !== null && is(show as Show)) return show as Show
    await page.waitForFunction(
      (before) =>
        JSON.stringify(
          (window as unknown as { asked: { what: string; input: unknown }[] }).asked
            .filter((one) => one.what === 'shows.save')
            .pop()?.input ?? null,
        ) !== before,
      JSON.stringify(show),
    )
  }
}
