/** @jsxImportSource hono/jsx */
import type { Visitor } from '../visitor'
import { Fields } from './layout'

/** In a show with an audience in the hall: that a visitor counts as one of it, or how to. */
export function PresenceSection(props: { visitor: Visitor; nonce: string }) {
  if (props.visitor.audience === 'hall')
    return (
      <p id="presence" class="right">
        ✓ You are in the hall. This counts until the show ends.
      </p>
    )
  return (
    <details id="presence">
      <summary>In the hall?</summary>
      <p>Scan the code on the screen there, or type its six letters. Some units may be kept for the hall.</p>
      <form method="post" action="/here" id="here" autocomplete="off">
        <Fields visitor={props.visitor} nonce={props.nonce} />
        <label for="hall-code">Letters on the screen</label>
        <div class="row">
          <input
            id="hall-code"
            name="code"
            maxlength={200}
            required
            autocapitalize="characters"
            autocorrect="off"
            spellcheck={false}
          />
          <button type="submit">I am here</button>
        </div>
      </form>
    </details>
  )
}
