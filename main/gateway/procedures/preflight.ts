import { fewPosts, hostPosts } from '../../../core/chat/sending'
import type { PreflightItem } from '../../../core/contract/report'
import { kindOf } from '../../../core/cues'
import { themeFaults } from '../../../core/overlay/theme'
import { hotkeyConflicts } from '../../../core/show/hotkeys'
import type { Show } from '../../../core/show/show'
import type { Parts } from '../parts'
import { doorRows } from './preflight-door'
import { hallRow } from './preflight-hall'
import { rewardRows, sceneRows } from './preflight-names'
import { pictureRows } from './preflight-pictures'
import { reachRows } from './preflight-reach'
import { tunnelRow } from './preflight-tunnel'

type Item = PreflightItem
const item = (id: string, title: string, state: Item['state'], detail: string, mend: Item['mend']): Item => ({
  id,
  title,
  state,
  detail,
  mend,
})

/**
 * What is not ready before a show, and where to mend it. `stop` keeps a live start from happening. `rewards`: titles of
 * the channel's rewards; null where they are not known.
 */
export function preflight(
  parts: Parts,
  show: Show,
  rewards: readonly string[] | null = null,
): PreflightItem[] {
  return [
    rundown(show),
    cues(show),
    hotkeys(parts, show),
    theme(show),
    ...pictureRows(parts.pictures.has, show),
    obs(parts, show),
    ...sceneRows(parts.obs.state(), show),
    ...rewardRows(rewards, show),
    overlay(parts, show),
    ...reachRows(parts.state.snapshot().health.room, show),
    ...doorRows(parts),
    ...hallRow(parts.state.snapshot().health, show),
    chat(parts),
    ...platforms(parts),
    moderation(parts),
    money(parts, show),
    ...tunnelRow(parts.tunnel.state(), sells(show), parts.state.snapshot().health.room.publicUrl),
    storage(parts),
  ]
}

function rundown(show: Show): Item {
  return show.rundown.length === 0
    ? item('rundown', 'Rundown', 'stop', 'The rundown is empty. Add a first cue.', 'rundown')
    : item('rundown', 'Rundown', 'ok', `${show.rundown.length} cues are planned.`, null)
}

function cues(show: Show): Item {
  for (const cue of show.rundown) {
    const kind = kindOf(cue.kind)
    if (kind === null)
      return item(
        'cues',
        'Cues',
        'warn',
        `"${cue.title}" is of a kind this Micdrop does not know, so it cannot be fired.`,
        'rundown',
      )
    const parsed = kind.props.safeParse(cue.props)
    if (!parsed.success)
      return item(
        'cues',
        'Cues',
        'stop',
        `"${cue.title}" is not complete: ${parsed.error.issues[0]?.path.join(' ')} ${parsed.error.issues[0]?.message}.`,
        'rundown',
      )
  }
  return item('cues', 'Cues', 'ok', 'Every cue can be fired.', null)
}

function hotkeys(parts: Parts, show: Show): Item {
  const clash = hotkeyConflicts(show)[0]
  if (clash !== undefined)
    return item(
      'hotkeys',
      'Hotkeys',
      'warn',
      `More than one cue uses ${clash.accelerator}. Only the first would fire.`,
      'rundown',
    )
  const bad = parts.state
    .snapshot()
    .health.hotkeys.find((key) => key.state === 'taken' || key.state === 'refused')
  if (bad !== undefined)
    return item(
      'hotkeys',
      'Hotkeys',
      'warn',
      `${bad.accelerator}: ${bad.reason ?? 'the desktop refused it.'}`,
      'settings-hotkeys',
    )
  return item('hotkeys', 'Hotkeys', 'ok', 'No hotkey is taken.', null)
}

function theme(show: Show): Item {
  const fault = themeFaults(show.theme)[0]
  return fault === undefined
    ? item('theme', 'Overlay colours', 'ok', 'Readable.', null)
    : item('theme', 'Overlay colours', 'stop', fault, 'rundown')
}

function obs(parts: Parts, show: Show): Item {
  const state = parts.obs.state()
  if (!show.audiences.stream) return item('obs', 'OBS', 'ok', 'This show has no stream.', null)
  if (state.link !== 'connected')
    return item('obs', 'OBS', 'warn', state.reason ?? 'OBS is not connected.', 'settings-obs')
  return item(
    'obs',
    'OBS',
    'ok',
    `Connected, scene ${state.programScene ?? 'unknown'}${state.streaming ? ', streaming' : ', not streaming yet'}.`,
    null,
  )
}

function overlay(parts: Parts, show: Show): Item {
  if (!show.audiences.stream) return item('overlay', 'Overlay', 'ok', 'This show has no stream.', null)
  const { state, why, mend } = parts.onAir()
  const detail = mend === null ? why : `${why} ${mend}`
  if (state === 'on') return item('overlay', 'Overlay', 'ok', detail, null)
  if (state === 'vouched') return item('overlay', 'Overlay', 'warn', detail, 'settings-obs')
  return item('overlay', 'Overlay', 'warn', `${detail} Live sales will ask before they open.`, 'settings-obs')
}

function chat(parts: Parts): Item {
  const live = parts.state.snapshot().health.platforms.filter((platform) => platform.link === 'live')
  return live.length === 0
    ? item('chat', 'Chat', 'stop', 'No chat is live.', 'settings-room')
    : item('chat', 'Chat', 'ok', `${live.map((platform) => platform.title).join(', ')} live.`, null)
}

/** One row for each platform that is switched on; none keeps a show from going live, for the room is always there. */
function platforms(parts: Parts): Item[] {
  const { accounts } = parts.platforms
  return parts.platforms
    .views()
    .filter(({ id, state }) => accounts.includes(id) && state.link !== 'off')
    .map(({ id, title, state, reach }) => {
      const row = (level: Item['state'], words: string) =>
        item(`platform-${id}`, title, level, words, 'settings-platforms')
      const { link, quota } = state
      if (link === 'connecting') return row('warn', state.reason ?? 'Still connecting.')
      if (link !== 'live' && link !== 'gap') return row('warn', state.reason ?? `${title} is ${reach.words}.`)
      if (quota !== null && quota.postsLeft <= fewPosts)
        return row(
          'warn',
          quota.postsLeft <= hostPosts
            ? `${quota.postsLeft} posts are left, kept for your own words.`
            : `${quota.postsLeft} posts are left: answers to viewers are not posted any more.`,
        )
      return row('ok', reach.words === 'yes' ? 'Live: read and written.' : `Live: ${reach.words}.`)
    })
}

function moderation(parts: Parts): Item {
  const { model, reason } = parts.state.snapshot().health.moderation
  return model === 'ready'
    ? item('moderation', 'Moderation', 'ok', 'Rules and model judge every line.', null)
    : item(
        'moderation',
        'Moderation',
        'warn',
        `${reason ?? 'The model is not running.'} The rules alone go on.`,
        'settings-moderation',
      )
}

function sells(show: Show): boolean {
  return show.rundown.some((cue) => kindOf(cue.kind)?.risk === 'money')
}

function money(parts: Parts, show: Show): Item {
  if (!sells(show)) return item('money', 'Payments', 'ok', 'Nothing is sold.', null)
  const real = parts.state.snapshot().health.carriers.some((carrier) => carrier.realMoney)
  return real
    ? item('money', 'Payments', 'ok', 'A payment carrier is ready.', null)
    : item(
        'money',
        'Payments',
        'warn',
        'Only the sandbox is set up: buyers pay no real money, and every page says so.',
        null,
      )
}

function storage(parts: Parts): Item {
  const { ok, reason } = parts.state.snapshot().health.storage
  return ok
    ? item('storage', 'Storage', 'ok', 'The log can be written.', null)
    : item('storage', 'Storage', 'stop', reason ?? 'The log cannot be written.', null)
}
