import type { Page } from '@playwright/test'

/**
 * What is wrong with the picture, in words; empty when nothing leaves the title-safe area, no two things overlap,
 * nothing that must be read is clipped, and every text has a contrast of 4.5 to what it stands on.
 */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    const portrait = innerHeight > innerWidth
    const [sideways, upright] = portrait ? [54 / 16, 96 / 16] : [96 / 16, 54 / 16]
    const shown = (one: Element) => one.getClientRects().length > 0
    const all = (query: string) => [...document.querySelectorAll<HTMLElement>(query)].filter(shown)
    const name = (one: Element) => `${one.className} "${(one.textContent ?? '').slice(0, 24)}"`
    const box = (one: Element) => one.getBoundingClientRect()

    for (const one of all('.plate, .rehearsal, .ticker .tick')) {
      const { left, top, right, bottom } = box(one)
      const [x, y] = [sideways * rem - 1, upright * rem - 1]
      if (left < x || top < y || right > innerWidth - x || bottom > innerHeight - y)
        faults.push(`leaves the safe area: ${name(one)} ${[left, top, right, bottom].map(Math.round)}`)
    }
    for (const one of all('.pic')) {
      const [a, b] = [box(one), box(one.closest('.body')!)]
      const start =
        document.querySelector<HTMLElement>('#stage')!.dir === 'rtl' ? a.right - b.right : a.left - b.left
      const beside = [start, a.top - b.top, a.bottom - b.bottom, a.width - 14.75 * rem]
      if (beside.some((by) => Math.abs(by) > 1))
        faults.push(`a picture stands off its body: ${beside.map(Math.round)}`)
      if (one.firstElementChild === null) faults.push('a picture is not there')
    }
    const things = all('.col > *, .rehearsal, .ticker .tick')
    for (const [at, one] of things.entries())
      for (const other of things.slice(at + 1)) {
        const [a, b] = [box(one), box(other)]
        const apart =
          a.right <= b.left + 0.5 ||
          b.right <= a.left + 0.5 ||
          a.bottom <= b.top + 0.5 ||
          b.bottom <= a.top + 0.5
        if (!apart) faults.push(`overlap: ${name(one)} and ${name(other)}`)
      }
    for (const one of all(
      '.price, .clock, .big, .stock b, kbd, .key, .pt, .pl, .strip .p, .strip .l, .n, .more, .sign',
    )) {
      if (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline')
        faults.push(`clipped: ${name(one)} ${one.scrollWidth} > ${one.clientWidth}`)
      const inside = box(one)
      for (let up = one.parentElement; up !== null && up.id !== 'stage'; up = up.parentElement) {
        const outside = box(up)
        const cut = inside.left < outside.left - 1 || inside.right > outside.right + 1
        if (getComputedStyle(up).overflow === 'hidden' || up.classList.contains('plate'))
          if (cut || inside.bottom > outside.bottom + 1 || inside.top < outside.top - 1)
            faults.push(`cut off: ${name(one)} by ${up.className}`)
      }
    }
    const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const luminance = (colour: string) => {
      const [r, g, b] = channels(colour).map((one) =>
        one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4,
      ) as [number, number, number]
      return 0.2126 * r + 0.7152 * g + 0.0722 * b
    }
    for (const one of all('#stage *')) {
      if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== ''))
        continue
      let up: HTMLElement | null = one
      while (up !== null && (channels(getComputedStyle(up).backgroundColor)[3] ?? 1) === 0)
        up = up.parentElement
      const under = up === null ? 'rgb(255, 212, 59)' : getComputedStyle(up).backgroundColor
      const [dark, light] = [luminance(getComputedStyle(one).color), luminance(under)].sort(
        (a, b) => a - b,
      ) as [number, number]
      const ratio = (light + 0.05) / (dark + 0.05)
      if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${name(one)}`)
      const size = Number.parseFloat(getComputedStyle(one).fontSize) / rem
      if (size < (one.closest('.join') ? 26 : 36) / 16 - 0.01 && one.closest('svg') === null)
        faults.push(`smaller than can be read: ${name(one)} ${Math.round(size * 16)} px`)
    }
    return [...new Set(faults)]
  })
}
