/** Deeper nesting than any show has; it only serves to exhaust whoever walks it. */
export const maxDepth = 40

/** The longest run of brackets nested in each other, strings left out. Works on broken text too. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = stringEnd(text, at)
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return deepest
}

function stringEnd(text: string, start: number): number {
  let at = start + 1
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1
  return at
}

const space = /[ \t\r\n]*/y
const scalar = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y
const piece = /[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

/**
 * Where JSON that did not parse stops being JSON. JSON.parse says so in words that differ from one V8 to the next,
 * and some of them without a place. Line and column count from 1.
 */
export function jsonFault(text: string): { line: number; column: number } {
  const before = text.slice(0, faultAt(text))
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'after'

function faultAt(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = skip(space, text, 0)
  while (at < text.length) {
    const sign = text[at]!
    let end = at + 1
    if (expected === 'after') {
      const inside = open[open.length - 1]
      if (sign === ',' && inside !== undefined) expected = inside === '{' ? 'key' : 'value'
      else if (sign === (inside === '{' ? '}' : ']') && inside !== undefined) open.pop()
      else return at
    } else if ((expected === 'key-or-end' && sign === '}') || (expected === 'value-or-end' && sign === ']')) {
      open.pop()
      expected = 'after'
    } else if (expected === 'key' || expected === 'key-or-end') {
      end = endOfString(text, at)
      if (end < 0) return at
      end = skip(space, text, end)
      if (text[end] !== ':') return end
      end += 1
      expected = 'value'
    } else if (sign === '{' || sign === '[') {
      open.push(sign)
      expected = sign === '{' ? 'key-or-end' : 'value-or-end'
    } else {
      end = sign === '"' ? endOfString(text, at) : skip(scalar, text, at)
      if (end <= at) return at
      expected = 'after'
    }
    at = skip(space, text, end)
  }
  return at
}

/** The place after `pattern`, or `at` itself where it does not match. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** The place after the string that begins at `start`, or -1 when it is none or never ends. */
function endOfString(text: string, start: number): number {
  if (text[start] !== '"') return -1
  let at = start + 1
  while (text[at] !== '"') {
    const end = skip(piece, text, at)
    if (end === at) return -1
    at = end
  }
  return at + 1
}
