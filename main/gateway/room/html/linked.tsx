/** @jsxImportSource hono/jsx */
import type { Own } from '../own'
import type { Speech } from '../speech'

/** Who claims in another chat pays here: this is how the page learns that both are one person. */
export function Linked({ own, speech: { words } }: { own: Own; speech: Speech }) {
  if (own.linked.length > 0) {
    const chats: Readonly<Record<string, string>> = words.chats
    const names = new Set(
      own.linked.map((id) => (Object.hasOwn(chats, id) ? chats[id]! : words.chats.bridge)),
    )
    return (
      <p class="acts">
        <span>{words.linkedWith([...names])}</span>
        <button type="submit" id="unlink" class="sec" form="act" name="do" value="unlink">
          {words.unlink}
        </button>
      </p>
    )
  }
  return (
    <details id="link-chat">
      <summary>{words.claimedElsewhere}</summary>
      <p>{words.getCodeHow}</p>
      <button type="submit" id="link-code" class="sec" form="act" name="do" value="link">
        {words.getCode}
      </button>
    </details>
  )
}
