/** Where Twitch is. All of it on one host for a local peer, in the layout that twurple gives its mock server. */
export interface Addresses {
  readonly irc: string
  readonly eventSub: string
  /** Without a slash at the end. */
  readonly oauth: string
  /** The port twurple has to be told, or null for the real Twitch. */
  readonly mockPort: string | null
}

/** `urls.twitch`: base address of a local peer, for example `http://127.0.0.1:4000`. */
export function addressesOf(urls: Readonly<Record<string, string>>): Addresses {
  if (urls.twitch === undefined)
    return {
      irc: 'wss://irc-ws.chat.twitch.tv:443',
      eventSub: 'wss://eventsub.wss.twitch.tv/ws',
      oauth: 'https://id.twitch.tv/oauth2',
      mockPort: null,
    }
  const { host, port } = new URL(urls.twitch)
  return {
    irc: `ws://${host}/irc`,
    eventSub: `ws://${host}/ws`,
    oauth: `http://${host}/auth`,
    mockPort: port,
  }
}
