/** The top of an axis for `most`: an even number with one leading 1, 2 or 5, so that half of it is whole too. */
export function tickOf(most: number): number {
  for (let step = 2; ; step *= 10)
    for (const tick of [step, step * 2, step * 5]) if (tick >= most) return tick
}

/** An SVG path through the points that are there; a missing one breaks the line. */
export function linePath(
  xs: readonly number[],
  ys: readonly (number | null)[],
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  let pen = 'M'
  const parts: string[] = []
  xs.forEach((at, index) => {
    const value = ys[index] ?? null
    if (value === null) {
      pen = 'M'
      return
    }
    parts.push(`${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`)
    pen = 'L'
  })
  return parts.join('')
}
