import type { Tone } from '../../kit/tone'

/** How many hall screens there are; as Health and Settings say it. */
export function hallScreenWords(screens: number): readonly [Tone, string] {
  return screens === 0 ? ['plain', 'none connected'] : ['good', `${screens} connected`]
}

/** How to put the page on a screen, by where its address leads. */
export function hallSetUpWords(url: string, openToNetwork: boolean): string {
  const here = /^http:\/\/127\.0\.0\.1[:/]/.test(url)
  if (!here)
    return 'Open it on the television or computer in the hall, in the same network, and fill the screen with F11 or a click.'
  return openToNetwork
    ? 'It is not open to the network yet: this computer is in none, or the room’s port is taken. Until then the address works on this computer.'
    : 'Open it in a browser on this computer, move the window to the second display, and fill the screen with F11 or a click.'
}
