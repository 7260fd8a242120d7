/** Longer lines are dropped: tags may take 8,191 bytes (IRCv3), the text 512, and Twitch is generous with both. */
const longestLine = 32 * 1024

/** Cuts frames into lines. Twitch ends each with CR LF; a line cut by a frame's end is joined again, a flood is dropped. */
export interface LineBuffer {
  take(frame: string): string[]
}

export function createLineBuffer(): LineBuffer {
  let rest = ''
  let flooded = false
  return {
    take: (frame) => {
      const pieces = (rest + frame).split('\n')
      rest = pieces.pop()!
      const lines = pieces.map((piece) => (piece.endsWith('\r') ? piece.slice(0, -1) : piece))
      // The end of a line whose beginning was thrown away is no line.
      if (flooded && lines.length > 0) {
        lines.shift()
        flooded = false
      }
      if (rest.length > longestLine) {
        rest = ''
        flooded = true
      }
      return lines.filter((line) => line !== '' && line.length <= longestLine)
    },
  }
}
