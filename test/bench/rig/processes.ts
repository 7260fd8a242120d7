import { readdirSync, readFileSync } from 'node:fs'

export interface ProcessMemory {
  readonly pid: number
  /** Chromium's own word (`renderer`, `gpu-process`, ...), `main` for the first, else the program's name. */
  readonly role: string
  /** Proportional set size in bytes: shared pages count by the number of their sharers. */
  readonly pss: number
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it ended meanwhile
  }
}

/** Process and parent of everything that runs; Linux. */
function parents(): Map<number, number> {
  const found = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = read(`/proc/${name}/stat`)
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (Number.isInteger(parent)) found.set(Number(name), parent)
  }
  return found
}

export function processTree(root: number): number[] {
  const all = parents()
  const tree = [root]
  for (let at = 0; at < tree.length; at += 1)
    for (const [pid, parent] of all) if (parent === tree[at]) tree.push(pid)
  return tree
}

function roleOf(pid: number, root: number): string {
  if (pid === root) return 'main'
  const words = read(`/proc/${pid}/cmdline`).split(/[\0 ]/) // Chromium's children rewrite theirs with spaces
  const word = (name: string) => words.find((one) => one.startsWith(name))?.slice(name.length)
  const type = word('--type=')
  if (type !== undefined) return word('--utility-sub-type=')?.split('.')[0] ?? type
  const script = words.find((one) => /\.[cm]?js$/.test(one))
  return script?.split('/').at(-1) ?? words[0]?.split('/').at(-1) ?? '?'
}

/** What each process of a tree holds now, largest first; needs the right to read them. */
export function memoryOf(root: number): ProcessMemory[] {
  return processTree(root)
    .map((pid) => {
      const kb = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? '0'
      return { pid, role: roleOf(pid, root), pss: Number(kb) * 1024 }
    })
    .filter(({ pss }) => pss > 0)
    .sort((a, b) => b.pss - a.pss)
}

/** How many other processes run this program: they share its pages, and make its share of them look small. */
export function sharers(program: string, root: number): number {
  const own = new Set(processTree(root))
  return [...parents().keys()].filter(
    (pid) => !own.has(pid) && read(`/proc/${pid}/cmdline`).split(/[\0 ]/)[0] === program,
  ).length
}
