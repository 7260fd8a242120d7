/** Where Kick is; tests and local peers give other addresses. */
export interface KickAddresses {
  readonly api: string
  readonly id: string
  /** Pusher application of Kick's own website: not documented by Kick. */
  readonly pusher: string
  /** Must be entered in the host's Kick app letter by letter. */
  readonly redirect: string
}

const pusherKey = '32cbd69e4b950bf97679'

export function kickAddresses(urls: Readonly<Record<string, string>>): KickAddresses {
  const pusher = urls.pusher ?? 'wss://ws-us2.pusher.com'
  return {
    api: urls.kick ?? 'https://api.kick.com',
    id: urls.kickId ?? 'https://id.kick.com',
    pusher: `${pusher}/app/${pusherKey}?protocol=7&client=js&version=8.4.0&flash=false`,
    redirect: urls.kickRedirect ?? 'http://localhost:47471/callback',
  }
}
