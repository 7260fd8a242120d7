import type { Page, TestInfo } from '@playwright/test'

/** Keeps a numbered picture of a station among the test's artefacts, for people to look at. */
export function album(info: TestInfo): (page: Page, name: string) => Promise<void> {
  let station = 0
  return async (page, name) => {
    station += 1
    const path = info.outputPath(`${String(station).padStart(2, '0')}-${name}.png`)
    await page.screenshot({ path, animations: 'disabled' })
  }
}
