import type { OverlayModel } from '../../../core/overlay/model'
import { el, setText, setWords } from '../dom'
import type { On } from '../template'

/** While stream delays are measured: viewers who feel like it type the code in chat. */
export function delayCode() {
  const ask = el('p', 'kick')
  const how = el('h2', 'title')
  const code = el('b', 'sign')
  const root = el('section', 'plate thin measure', el('div', 'body', ask, el('div', 'row', how, code)))
  return {
    root,
    update: ({ code: sign }: NonNullable<OverlayModel['delayCode']>, { words }: On): void => {
      setText(ask, words.howLate)
      setWords(how, words.typeThis)
      setText(code, sign)
    },
  }
}
