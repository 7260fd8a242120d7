/** @jsxImportSource hono/jsx */
import type { Speech } from '../speech'
import type { Visitor } from '../visitor'
import { Fields } from './layout'

/** In a show with an audience in the hall: that a visitor counts as one of it, or how to. */
export function PresenceSection(props: { visitor: Visitor; nonce: string; speech: Speech }) {
  const { words } = props.speech
  if (props.visitor.audience === 'hall')
    return (
      <p id="presence" class="right">
        ✓ {words.inHall}
      </p>
    )
  return (
    <details id="presence">
      <summary>{words.hallAsk}</summary>
      <p>{words.hallHow}</p>
      <form method="post" action="/here" id="here" autocomplete="off">
        <Fields visitor={props.visitor} nonce={props.nonce} />
        <label for="hall-code">{words.hallLetters}</label>
        <div class="row">
          <input
            id="hall-code"
            name="code"
            required
            dir="ltr"
            autocapitalize="characters"
            autocorrect="off"
            spellcheck={false}
          />
          <button type="submit">{words.iAmHere}</button>
        </div>
      </form>
    </details>
  )
}
