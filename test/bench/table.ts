/** One line of the table. `ok` is null where the target is to print, not to reach. */
export interface Row {
  readonly what: string
  readonly measured: string
  readonly target: string
  readonly ok: boolean | null
  /** What the figure was compared with, in the same run. */
  readonly beside: string
}

export interface Measurement {
  readonly name: string
  readonly run: () => Promise<readonly Row[]>
}

/** The q-th quantile (0 to 1) by the nearest-rank method. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN
}

export const ms = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} ms`

export function tableOf(rows: readonly Row[]): string {
  const cells = [
    ['what', 'measured', 'target', '', 'beside'],
    ...rows.map((row) => [
      row.what,
      row.measured,
      row.target,
      row.ok === null ? '-' : row.ok ? 'ok' : 'MISSED',
      row.beside,
    ]),
  ]
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  const line = (row: string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [
    line(cells[0]!),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...cells.slice(1).map(line),
  ].join('\n')
}
