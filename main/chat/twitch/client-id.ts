/**
 * Public client id of this build's own Twitch application. Empty: the host enters the id of their own; reading needs none.
 */
export const buildClientId: string = ''
