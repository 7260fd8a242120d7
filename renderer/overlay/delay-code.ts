import type { OverlayModel } from '../../core/overlay/model'
import { el, setText } from './dom'

/** A small card in the corner while stream delays are measured: viewers who feel like it type the code in chat. */
export function delayCode() {
  const code = el('b', 'sign')
  const root = el('aside', 'measure', el('p', 'ask', 'Help us measure: type'), el('p', '', code, ' in chat'))
  root.setAttribute('aria-label', 'Stream delay')
  root.hidden = true
  return {
    root,
    show: (shown: OverlayModel['delayCode']): void => {
      root.hidden = shown === null
      setText(code, shown?.code ?? '')
    },
  }
}
