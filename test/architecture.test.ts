import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

/**
 * The dependency rule of the house, as the README draws it. Each row: files under `folder` may import, besides their own
 * folder, only what the pattern names.
 */
const root = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(
    (file) => /^(core|main|preload|renderer|models|test|scripts)\//.test(file) && !file.endsWith('.d.ts'),
  )
const source = (file: string) => readFileSync(join(root, file), 'utf8')

function importsOf(file: string): string[] {
  const names = [
    ...source(file).matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3]!)
  return names.map((name) =>
    name.startsWith('.') ? relative(root, normalize(join(root, dirname(file), name))) : name,
  )
}

const rules: { readonly folder: RegExp; readonly may: RegExp; readonly why: string }[] = [
  {
    folder: /^core\/contract\//,
    may: /^(core\/|zod$|@orpc\/contract$)/,
    why: 'the contract is core with oRPC for words',
  },
  { folder: /^core\//, may: /^(core\/|zod$)/, why: 'core imports only itself and zod' },
  { folder: /^preload\//, may: /^(core\/|electron$|preload\/)/, why: 'preload passes notes' },
  {
    folder: /^renderer\//,
    may: /^(?!main\/|electron$|node:)/,
    why: 'renderer and main meet in core/contract',
  },
  {
    folder: /^main\/chat\/([^/]+)\//,
    may: /^(?!main\/|renderer\/|electron$)|^main\/chat\/$1\//,
    why: 'a platform knows core and its own folder',
  },
  {
    folder: /^main\/payments\/([^/]+)\//,
    may: /^(?!main\/|renderer\/|electron$)|^main\/payments\/$1\//,
    why: 'a carrier knows core and its own folder',
  },
  {
    folder: /^main\/(obs|moderation|pictures|storage|reach|tunnel)\//,
    may: /^(?!main\/|renderer\/|electron$)|^main\/$1\/|^main\/forked$/,
    why: 'an adapter knows core, its own folder and how a process is started',
  },
  {
    folder: /^main\/runner\//,
    may: /^(?!main\/|renderer\/|electron$)|^main\/runner\//,
    why: 'the runner knows core alone',
  },
  {
    folder: /^main\/gateway\//,
    may: /^(?!main\/|renderer\/|electron$)|^main\/gateway\//,
    why: 'the gateway knows core alone',
  },
  {
    folder: /^main\/desktop\//,
    may: /^(?!main\/|renderer\/)|^main\/desktop\//,
    why: 'the desktop knows core and Electron',
  },
]

describe('layers', () => {
  test('each folder imports only what it may', () => {
    const broken: string[] = []
    for (const file of files) {
      const rule = rules.find((one) => one.folder.test(file))
      if (rule === undefined) continue
      const own = rule.folder.exec(file)?.[1] ?? ''
      const may = new RegExp(rule.may.source.replaceAll('$1', own))
      for (const name of importsOf(file))
        if (!may.test(name)) broken.push(`${file} imports ${name}: ${rule.why}`)
    }
    expect(broken).toEqual([])
  })

  test('only compose.ts names concrete adapters', () => {
    const adapters = /^main\/(chat\/index|chat\/(?!index|desk)[^/]+|payments|obs|moderation|storage)(\/|$)/
    const naming = files.filter(
      (file) =>
        /^main\/[^/]+\.tsx?$/.test(file) &&
        file !== 'main/compose.ts' &&
        importsOf(file).some((name) => adapters.test(name)),
    )
    expect(naming).toEqual([])
  })

  test('core reads no clock and rolls no dice', () => {
    const banned = /\b(Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\(|setTimeout\(|setInterval\()/
    expect(files.filter((file) => file.startsWith('core/') && banned.test(source(file)))).toEqual([])
  })
})

describe('files', () => {
  const sized = files.map((file) => ({ file, lines: source(file).split('\n').length }))

  test('none is over 350 lines', () => {
    expect(sized.filter(({ lines }) => lines > 350)).toEqual([])
  })

  test('the median is under 80 lines', () => {
    const product = sized
      .filter(({ file }) => /^(core|main|preload|renderer)\//.test(file))
      .map(({ lines }) => lines)
    expect([...product].sort((a, b) => a - b)[Math.floor(product.length / 2)]).toBeLessThan(80)
  })

  test('names say what a thing is', () => {
    const vague = /(manager|handler|helper|utils?|service|controller)\b/i
    expect(files.filter((file) => vague.test(file.split('/').pop() ?? ''))).toEqual([])
  })

  test('no default exports outside configuration', () => {
    expect(
      files.filter((file) => /^export default\b/m.test(source(file)) && !file.endsWith('.config.ts')),
    ).toEqual([])
  })
})

describe('shell', () => {
  test('windows are sandboxed and isolated', () => {
    const made = files.filter(
      (file) => file.startsWith('main/') && source(file).includes('new BrowserWindow('),
    )
    expect(made).toEqual(['main/desktop/window.ts'])
    const text = source('main/desktop/window.ts')
    const windows = text.split('new BrowserWindow(').length - 1
    for (const setting of ['sandbox: true', 'contextIsolation: true', 'nodeIntegration: false'])
      expect(text.split(setting).length - 1, setting).toBe(windows)
  })

  test('pages allow no inline script', () => {
    const policy = source('main/gateway/pages.ts')
    expect(policy).toContain('"script-src \'self\'"')
    expect(policy).not.toContain("script-src 'self' 'unsafe")
  })
})
