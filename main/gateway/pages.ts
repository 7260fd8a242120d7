import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** No inline script anywhere; the console's UI library writes inline styles, the other pages do not. */
const policy = (styles: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')

export const securityHeaders: Record<string, string> = {
  'content-security-policy': policy(''),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
}

export const consoleHeaders: Record<string, string> = {
  ...securityHeaders,
  // Cookies know no ports: a page of another local server could show this one in a frame and steal a click.
  'content-security-policy': `${policy(" 'unsafe-inline'")}; frame-ancestors 'none'`,
}

/** Reads a built file below `root`; null when there is none. Never leaves the folder. */
export async function builtFile(
  root: string,
  path: string,
): Promise<{ body: Uint8Array<ArrayBuffer>; type: string } | null> {
  const type = types[extname(path)]
  const full = normalize(join(root, path))
  if (type === undefined || !full.startsWith(root + sep)) return null
  try {
    return { body: new Uint8Array(await readFile(full)), type }
  } catch {
    return null
  }
}

/** A built page or file, asked for anew each time: a console that was updated serves its own pages at once. */
export async function page(root: string, path: string, headers: Record<string, string>): Promise<Response> {
  const file = await builtFile(root, path)
  if (file === null)
    return new Response('This page is missing from the build. Run npm run build.', { status: 404 })
  return new Response(file.body, {
    headers: { ...headers, 'content-type': file.type, 'cache-control': 'no-cache' },
  })
}
