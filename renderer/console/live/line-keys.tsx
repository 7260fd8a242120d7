/** What the keys do in the lane beside the underlined letters of the buttons. */
export function LaneKeys({ hide }: { hide: boolean }) {
  return (
    <>
      <kbd>J</kbd> <kbd>K</kbd> move, <kbd>A</kbd> allow
      {hide && (
        <>
          , <kbd>H</kbd> hide
        </>
      )}
      , <kbd>U</kbd> undo
    </>
  )
}

/** And on a chosen line of the chat. */
export function ChatKeys() {
  return (
    <>
      <kbd>J</kbd> <kbd>K</kbd> move, <kbd>H</kbd> hide, <kbd>A</kbd> allow, <kbd>U</kbd> undo last,{' '}
      <kbd>Esc</kbd> back to writing
    </>
  )
}
