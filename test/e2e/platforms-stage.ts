import type { Page, TestInfo } from '@playwright/test'
import { startIrcPeer } from '../peers/irc'
import { startKickPeer } from '../peers/kick'
import { freePort } from '../peers/obs/free-port'
import { startTwitchPeer } from '../peers/twitch'
import { startYouTubePeer } from '../peers/youtube'
import { faults } from './axe'
import { expect, type LaunchOptions, type RunningConsole } from './electron'
import { pressOn, spilled } from './hosts-hands'
import { album } from './picture'

/** What a person must never meet on a screen that has come to rest: faults that axe finds, and content cut off. */
export async function settled(page: Page, quiet = true): Promise<void> {
  expect.soft(await faults(page)).toEqual([])
  if (quiet) expect.soft(await spilled(page)).toEqual([])
}

/** A console on doubles of all chats, and the places of its screens that the story meets. */
export async function openStage(
  launch: (options?: LaunchOptions) => Promise<RunningConsole>,
  info: TestInfo,
) {
  const shoot = album(info)
  const [twitch, youtube, irc, kick] = await Promise.all([
    startTwitchPeer(),
    startYouTubePeer(),
    startIrcPeer(),
    startKickPeer(),
  ])
  const kickRedirect = `http://localhost:${await freePort()}/callback`
  const urls = { twitch: twitch.url, ...youtube.urls, ...kick.urls, kickRedirect }
  const running = await launch({
    // A live show that sells to the stream needs an address that its viewers can open.
    env: { MICDROP_PLATFORM_URLS: JSON.stringify(urls), MICDROP_PUBLIC_ORIGIN: 'https://show.example' },
  })
  const { window, urls: pages } = running
  const picture = (name: string) => shoot(window, name)
  const main = window.getByRole('main')
  const connection = main.getByRole('region', { name: 'Connection' })
  const signIn = main.getByRole('region', { name: 'Sign in' })
  const chats = main.getByRole('navigation', { name: 'Chat platforms' })
  const field = (name: string) => main.getByRole('textbox', { name, exact: true })
  const log = window.getByRole('log', { name: 'Chat lines' })
  const lane = window.getByRole('region', { name: 'Moderation' })
  const health = window.getByRole('region', { name: 'Health' })
  const row = (name: string) =>
    health.locator('dl > div').filter({ has: window.getByRole('term').filter({ hasText: name }) })
  const say = window.getByLabel('Say in chat')
  const openPlatform = async (name: string) => {
    await pressOn(window, chats.getByRole('link', { name: new RegExp(`^${name}`) }))
    await expect(chats.getByRole('link', { name: new RegExp(`^${name}`) })).toHaveAttribute('aria-current')
  }
  const light = (name: string) => chats.getByRole('link', { name: new RegExp(`^${name}`) })
  return {
    twitch,
    youtube,
    irc,
    kick,
    running,
    window,
    pages,
    shoot,
    picture,
    main,
    connection,
    signIn,
    field,
    log,
    lane,
    health,
    row,
    say,
    openPlatform,
    light,
  }
}
