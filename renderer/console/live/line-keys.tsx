/** What the keys do in the lane beside the underlined letters of the buttons; U undoes, as everywhere. */
export function LaneKeys({ hide }: { hide: boolean }) {
  return (
    <>
      <kbd>J</kbd> <kbd>K</kbd> move, <kbd>A</kbd> allow
      {hide && (
        <>
          , <kbd>H</kbd> hide
        </>
      )}
      , <kbd>N</kbd> name
    </>
  )
}

/** And on a chosen line of the chat. */
export function ChatKeys() {
  return (
    <>
      <kbd>J</kbd> <kbd>K</kbd> move, <kbd>H</kbd> hide, <kbd>A</kbd> allow, <kbd>N</kbd> name off or on,{' '}
      <kbd>U</kbd> undo last, <kbd>Esc</kbd> back to writing
    </>
  )
}
