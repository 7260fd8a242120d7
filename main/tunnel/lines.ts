/** Longer than any line these programs print; what prints without end is cut, not kept. */
const longest = 4_096

/** Colours and cursor moves of a terminal (ECMA-48), which some programs print into pipes too. */
const escapes = /\u001b\[[0-9;?]*[ -/]*[@-~]/g

/** Hands on whole lines of a program's output, whatever pieces it comes in. */
export function lineReader(take: (line: string) => void): (piece: string) => void {
  let rest = ''
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '').slice(-longest)
    for (const line of lines) take(line.slice(0, longest).replace(escapes, ''))
  }
}
