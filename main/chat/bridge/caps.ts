import { capabilities } from '../../../core/chat/capability'
import type { PlatformCaps } from '../../../core/chat/port'

export const bridgeCaps: PlatformCaps = {
  abilities: capabilities(
    { read: true },
    {
      roles: 'Who moderates elsewhere is not passed on: a tool could claim anything.',
      paid: 'Tools pass on chat only.',
      resume: 'What a tool did not send is not known.',
    },
    'The tool only brings lines in; nothing goes back to where it has them from.',
  ),
  maxLength: 0,
  lengthUnit: 'characters',
  perThirtySeconds: 0,
  minGap: 0,
  repeatAfter: 0,
}
