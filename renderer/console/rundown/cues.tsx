import {
  IconClockHour4,
  IconHelpCircle,
  IconListCheck,
  IconMessage2,
  IconShoppingBag,
  IconVideo,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { AnyKind } from '../../../core/cues'
import { kindOf } from '../../../core/cues'
import type { Risk } from '../../../core/cues/kind'
import { hotkeyConflicts, type ReservedHotkey } from '../../../core/show/hotkeys'
import type { Cue, Show } from '../../../core/show/show'
import { blankValue, type FormValue } from '../../kit/schema-form'

const icons: Readonly<Record<string, ComponentType<{ size?: number; stroke?: number }>>> = {
  message: IconMessage2,
  scene: IconVideo,
  countdown: IconClockHour4,
  drop: IconShoppingBag,
  quiz: IconListCheck,
}

/** A kind without a picture of its own, and one this version does not know, get the question mark. */
export function KindIcon({ kind, size = 18 }: { kind: string; size?: number }) {
  const Icon = icons[kind] ?? IconHelpCircle
  return <Icon size={size} stroke={1.7} aria-hidden />
}

export const riskWords: Readonly<Record<Risk, { readonly badge: string; readonly words: string }>> = {
  free: { badge: 'Press', words: 'fires with one press' },
  visible: { badge: 'Hold', words: 'fires after holding the button' },
  money: { badge: 'Arm', words: 'is armed first and fired by a second press' },
}

const faults = new WeakMap<Cue, string | null>()

/** Why a cue cannot be fired, in the host's words, or null. Cues are values, so each is judged once. */
export function cueFault(cue: Cue): string | null {
  const known = faults.get(cue)
  if (known !== undefined) return known
  const fault = judge(cue)
  faults.set(cue, fault)
  return fault
}

function judge(cue: Cue): string | null {
  const kind = kindOf(cue.kind)
  if (kind === null) return `This Micdrop does not know the kind "${cue.kind}".`
  return kind.props.safeParse(cue.props).success ? null : 'Not complete yet.'
}

/** A new cue of a kind, from one of its examples or with nothing filled in. */
export function newCue(id: string, kind: AnyKind, example: AnyKind['examples'][number] | null): Cue {
  const props = example === null ? blankValue(kind.props) : { ...(example.props as FormValue) }
  return {
    id,
    kind: kind.id,
    title: typeof props.title === 'string' && props.title !== '' ? props.title : kind.title,
    props: { ...props },
    plannedFor: example?.plannedFor ?? kind.examples[0]?.plannedFor ?? 60_000,
    hotkey: null,
    note: '',
  }
}

/** 50 bits are plenty among two thousand cues; `edit` refuses an id that is taken. */
export function freshCueId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return `c${Array.from(bytes, (byte) => (byte % 32).toString(32)).join('')}`
}

/** Who else has this cue's hotkey, in words, or null. */
export function conflictWords(show: Show, cue: Cue, reserved: readonly ReservedHotkey[]): string | null {
  const mine = hotkeyConflicts(show, reserved).find((one) => one.cueIds.includes(cue.id))
  if (mine === undefined) return null
  const others = show.rundown
    .filter((one) => one.id !== cue.id && mine.cueIds.includes(one.id))
    .map((one) => `"${one.title}"`)
  return `Also the hotkey of ${[...mine.reserved, ...others].join(', ')}. Only one of them would fire.`
}
