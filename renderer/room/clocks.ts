/** The console's clock minus ours, in milliseconds. */
let ahead = 0

const warned = new Set<string>()
const warnBefore = 60_000

export function setServerTime(now: number): void {
  ahead = now - Date.now()
}

/** `75 000 -> "1:15"`, like the server's own (core/base/time.ts). */
export function clockText(left: number): string {
  const total = Math.max(0, Math.round(left / 1000))
  const minutes = Math.floor(total / 60) % 60
  const hours = Math.floor(total / 3600)
  const seconds = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

/** Writes every clock of the page anew, and warns once, aloud, when a hold's last minute begins. */
export function tick(): void {
  for (const clock of document.querySelectorAll<HTMLElement>('[data-until]')) {
    const { until, done, warn } = clock.dataset
    const left = Number(until) - Date.now() - ahead
    const text = left <= 0 && done !== undefined ? done : clockText(left)
    if (clock.textContent !== text) clock.textContent = text
    if (warn === undefined || left > warnBefore || left <= 0 || warned.has(`${warn}${until}`)) continue
    warned.add(`${warn}${until}`)
    const alert = document.getElementById('alert')
    if (alert !== null) alert.textContent = warn
  }
}
