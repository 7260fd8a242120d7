import type { ConsoleState } from '../../core/contract/state'
import type { Announcement } from '../kit/announcer'
import { stateWords } from './platforms/state-words'

/** What a host who does not look at the screen must hear: the difference between two states, in words. */
export function announcementsBetween(before: ConsoleState, after: ConsoleState): Announcement[] {
  const said: Announcement[] = []
  const say = (text: string, urgent = false) => said.push({ text, urgent })

  if (before.airing?.id !== after.airing?.id && after.airing !== null)
    say(
      `${after.airing.show.title} has started${after.airing.mode === 'rehearsal' ? ' in rehearsal' : ', live'}.`,
    )
  else if (before.airing?.endedAt === null && after.airing?.endedAt !== null) say('The show has ended.')
  if (before.airing?.panic === null && after.airing?.panic != null)
    say('Panic: sales are closed, the overlay is clear, the bot is silent.', true)
  else if (before.airing?.panic != null && after.airing?.panic === null) say('Panic is over.')

  for (const view of after.overlay.views) {
    const old = before.overlay.views.find((one) => one.runId === view.runId)
    if (
      view.template === 'card' &&
      view.phase === 'sold-out' &&
      (old?.template !== 'card' || old.phase !== 'sold-out')
    )
      say(`${view.title} is sold out.`)
    if (
      view.template === 'quiz' &&
      view.phase === 'revealed' &&
      (old?.template !== 'quiz' || old.phase !== 'revealed')
    )
      say(`${view.title}: the answer is revealed.`)
  }
  const newRun = after.runs.find((run) => !before.runs.some((old) => old.id === run.id))
  if (newRun !== undefined && before.airing?.id === after.airing?.id) say(`${newRun.title} is on.`)

  if (before.airing?.id === after.airing?.id)
    for (const run of after.runs) {
      const old = before.runs.find(({ id }) => id === run.id)
      if (old !== undefined && old.outcome !== 'waiting') continue
      if (run.outcome === 'failed') say(`${run.title} has failed.`, true)
      // What is said or marked is done in no time; a scene takes its transition.
      else if (run.outcome === 'done' && run.kind === 'scene') say(`${run.title} is done.`)
    }

  if (before.obs.link === 'connected' && after.obs.link !== 'connected')
    say('OBS is no longer connected.', true)
  else if (before.obs.link !== 'connected' && after.obs.link === 'connected') say('OBS is connected.')
  if (before.onAir.state !== after.onAir.state) {
    const { state, why } = after.onAir
    if (state === 'on') say('The overlay is on air.')
    else if (state === 'vouched') say('You said that the overlay is on air.')
    else if (before.onAir.state === 'on' || before.onAir.state === 'vouched')
      say(
        `${state === 'off' ? 'The overlay is not on air.' : 'Whether the overlay is on air is not known.'} ${why}`,
        true,
      )
  }
  for (const one of after.platforms) {
    const old = before.platforms.find(({ id }) => id === one.id)?.state.link
    const { link, reason } = one.state
    if (old === undefined || old === link || link === 'off') continue
    if (link === 'gap') say(`${one.title} is back after an outage.`)
    else if (link === 'live') {
      if (old !== 'gap') say(`${one.title} is live.`)
    } else if (link !== 'connecting' || old === 'live' || old === 'gap')
      say(`${one.title}: ${reason ?? `${stateWords(one.state)[1]}.`}`, true)
  }
  if (before.health.moderation.model === 'ready' && after.health.moderation.model === 'down')
    say('The moderation model stopped; the rules go on.', true)
  const [roomBefore, room] = [before.health.room, after.health.room]
  if (
    room.publicProven === false &&
    (roomBefore.publicProven !== false || roomBefore.publicUrl !== room.publicUrl)
  )
    say(`Viewers may not get in. ${room.publicReason ?? ''}`.trim(), true)
  else if (room.publicProven === true && roomBefore.publicProven === false)
    say('The public address leads here again.')
  else if (roomBefore.publicUrl !== null && room.publicUrl === null)
    say('There is no public address any more.', true)
  if (before.health.storage.ok && !after.health.storage.ok) say('The log cannot be written.', true)
  return said
}

/** Lines kept back since `before`, as one sentence however many they are; null when there are none. */
export function heldWords(before: number, after: number): string | null {
  const more = after - before
  if (more <= 0) return null
  return more === 1 ? 'A line is held for your review.' : `${more} lines are held for your review.`
}
