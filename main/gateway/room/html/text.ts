import type { Child } from 'hono/jsx'

interface Rendering {
  toStringToBuffer(buffer: [string, ...unknown[]]): void
}

/**
 * The node as HTML. As its own `toString`, but without AsyncLocalStorage, which hono asks for so that components may
 * wait: ours never do, and up to Node 22 its first use makes every later promise and callback of the process dearer.
 * Not for `head`, `svg`, `title`, `link`, `meta`, `script` and `style`, which need that.
 */
export function textOf(node: Child): string {
  if (!isRendering(node)) throw new TypeError('only a component or an element can be rendered')
  const buffer: [string, ...unknown[]] = ['']
  node.toStringToBuffer(buffer)
  if (buffer.length > 1 || 'callbacks' in buffer) throw new TypeError('this page would have to wait')
  return buffer[0]
}

function isRendering(node: Child): node is Child & Rendering {
  return typeof node === 'object' && node !== null && 'toStringToBuffer' in node
}
