import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleXFilled,
} from '@tabler/icons-react'

/** How something is: each has a colour, a shape and comes with a word, so that no sense is needed alone. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad'

export const toneColor: Readonly<Record<Tone, string>> = {
  plain: 'var(--soft)',
  good: 'var(--good)',
  warn: 'var(--warn)',
  bad: 'var(--bad)',
}

const shapes = {
  plain: IconCircleDashed,
  good: IconCircleCheckFilled,
  warn: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
} as const

export function ToneMark({ tone, size = 15 }: { tone: Tone; size?: number }) {
  const Shape = shapes[tone]
  return <Shape size={size} color={toneColor[tone]} style={{ flex: 'none' }} aria-hidden />
}
