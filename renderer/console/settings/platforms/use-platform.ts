import type { PlatformView } from '../../../../core/contract/state'
import { useConsole } from '../../../kit/console'

/** How the platform is now; null before the engine knows it. */
export function usePlatform(id: string): PlatformView | null {
  const platforms = useConsole((state) => state.platforms)
  return platforms?.find((one) => one.id === id) ?? null
}
