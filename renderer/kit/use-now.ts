import { useEffect, useState } from 'react'
import { useEngineClock } from './console'

/** The engine's time, renewed `every` milliseconds while the component is on screen. */
export function useNow(every = 500): number {
  const clock = useEngineClock()
  const [now, setNow] = useState(clock)
  useEffect(() => {
    const timer = setInterval(() => setNow(clock()), every)
    return () => clearInterval(timer)
  }, [clock, every])
  return now
}
