/** What the tests use of tmi.js 1.8.5, which comes without types. */
declare module 'tmi.js' {
  export type Options = {
    connection?: { server?: string; port?: number; secure?: boolean; reconnectInterval?: number }
    options?: { joinInterval?: number; skipUpdatingEmotesets?: boolean }
    identity?: { username?: string; password?: string }
    channels?: string[]
    logger?: { info(text: string): void; warn(text: string): void; error(text: string): void }
  }
  export class Client {
    constructor(options: Options)
    connect(): Promise<[string, number]>
    disconnect(): Promise<[string, number]>
    say(channel: string, text: string): Promise<string[]>
    ping(): Promise<number[]>
    on(
      event: 'message',
      told: (channel: string, tags: Record<string, unknown>, text: string, self: boolean) => void,
    ): this
    on(
      event: 'messagedeleted',
      told: (channel: string, login: string, text: string, tags: Record<string, unknown>) => void,
    ): this
    on(
      event: 'timeout',
      told: (channel: string, login: string, reason: string | null, seconds: number) => void,
    ): this
    on(
      event: 'connected' | 'reconnect' | 'clearchat' | 'disconnected',
      told: (...args: string[]) => void,
    ): this
    on(event: 'notice', told: (channel: string, id: string, text: string) => void): this
  }
}
