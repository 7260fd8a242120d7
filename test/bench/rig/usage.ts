import { readFileSync } from 'node:fs'

/** How much a process holds and how much processor it took since it began; Linux. */
export function usageOf(pid: number): { readonly rss: number; readonly processorMs: number } {
  const rss = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // User and system time in ticks, a hundred of them in a second.
  return { rss: Number(rss) * 1024, processorMs: (Number(fields[11]) + Number(fields[12])) * 10 }
}

/** File handles this process and its children may have open; Node itself asks for all that it may have. */
export function mostHandles(): number {
  const limit = /^Max open files\s+\S+\s+(\S+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
  return limit === 'unlimited' ? Number.POSITIVE_INFINITY : Number(limit)
}
