/** @jsxImportSource hono/jsx */
import type { Own } from '../own'

const chats: Readonly<Record<string, string>> = {
  twitch: 'your chat on Twitch',
  youtube: 'your chat on YouTube',
  irc: 'your chat on IRC',
  kick: 'your chat on Kick',
  bridge: 'your other chat',
  room: 'this page on your other device',
}

/** Who claims in another chat pays here: this is how the page learns that both are one person. */
export function Linked({ own }: { own: Own }) {
  if (own.linked.length > 0) {
    const names = [...new Set(own.linked)].map((id) => chats[id] ?? 'your other chat')
    return (
      <p class="acts">
        <span>Linked with {[...new Set(names)].join(', ')}.</span>
        <button type="submit" id="unlink" class="sec" form="act" name="do" value="unlink">
          Unlink
        </button>
      </p>
    )
  }
  return (
    <details id="link-chat">
      <summary>Claimed in another chat? Pay for it here</summary>
      <p>Get a code and type it in that chat. This page then shows what is kept for you there.</p>
      <button type="submit" id="link-code" class="sec" form="act" name="do" value="link">
        Get a code
      </button>
    </details>
  )
}
