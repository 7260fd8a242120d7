const every = 1_000
const sampled = 6

/**
 * Frames a second, measured on six of them once a second; 0 while the page is hidden and draws none. A loop without
 * end would keep every frame of the page busy: a cue would wait for the one under way (measured: 11 ms at 60 fps).
 */
export function watchFrameRate(): () => number {
  let rate = 0
  let open = false
  const sample = () => {
    if (open) {
      rate = 0
      return
    }
    open = true
    let first = 0
    let seen = 0
    const frame = (at: number) => {
      if (seen === 0) first = at
      seen += 1
      if (seen <= sampled) {
        requestAnimationFrame(frame)
        return
      }
      rate = Math.round((sampled * 1_000) / Math.max(sampled, at - first))
      open = false
    }
    requestAnimationFrame(frame)
  }
  sample()
  setInterval(sample, every)
  return () => rate
}
