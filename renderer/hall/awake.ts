/**
 * Keeps the computer from darkening its screen where the browser allows it (on this machine; pages from the network
 * may not), and fills the screen with a click: televisions have no F11.
 */
export function stayAwake(): void {
  const ask = () => {
    if (document.visibilityState === 'visible') navigator.wakeLock?.request('screen').catch(() => {})
  }
  document.addEventListener('visibilitychange', ask)
  document.addEventListener('click', () => {
    if (document.fullscreenElement === null)
      void document.documentElement.requestFullscreen?.().catch(() => {})
  })
  ask()
}
