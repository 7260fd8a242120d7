import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindOf } from '../../../core/cues'
import { maxShowFileBytes, parseShowFile, readShowFile, writeShowFile } from '../../../core/show/file'
import { depthOf, jsonFault } from '../../../core/show/json'
import { showFileVersion } from '../../../core/show/migrate'
import { sampleShow } from '../../../core/show/sample'
import { type Cue, emptyShow, maxCues } from '../../../core/show/show'
import { cueOf } from '../../plugins/play'

const fixture = readFileSync(new URL('../../fixtures/show-v1.json', import.meta.url), 'utf8')
const withCues = (...rundown: unknown[]) =>
  JSON.stringify({ format: 'micdrop-show', version: 1, show: { ...emptyShow('s1', 'Test', 5), rundown } })

describe('reads', () => {
  test('a file of version 1', () => {
    const read = parseShowFile(fixture)
    expect(read).toMatchObject({
      ok: true,
      value: { id: 's-fixture', title: 'Fixture night', recurrence: 'FREQ=WEEKLY;BYDAY=FR' },
    })
    expect(read.ok && read.value.rundown.map((cue) => cue.kind)).toEqual([
      'drop',
      'quiz',
      'message',
      'countdown',
      'scene',
      'hologram',
    ])
  })

  test('what it wrote, byte for byte', () => {
    const text = writeShowFile(sampleShow('s1', 5))
    const read = parseShowFile(text)
    expect(read).toEqual({ ok: true, value: sampleShow('s1', 5) })
    expect(read.ok && writeShowFile(read.value)).toBe(text)
  })

  test('an empty rundown and a thousand cues, with a byte order mark too', () => {
    const thousand = Array.from({ length: 1_000 }, (_, n) => cueOf('message', { text: `${n}` }, `c${n}`))
    expect(parseShowFile(withCues())).toMatchObject({ ok: true, value: { rundown: [] } })
    expect(parseShowFile(`\uFEFF${withCues(...thousand)}`)).toMatchObject({
      ok: true,
      value: { rundown: { length: 1_000 } },
    })
  })

  test('unknown kinds and unfinished cues are kept as they are', () => {
    const cues = [
      cueOf('hologram', { power: { watts: 9 } }, 'a'),
      cueOf('quiz', { question: '', choices: ['x'] }, 'b'),
    ]
    expect(parseShowFile(withCues(...cues))).toMatchObject({ ok: true, value: { rundown: cues } })
  })

  test('names of scenes and rewards as they came, byte for byte', () => {
    const names = [
      'Live ',
      ' Live',
      'Close  up',
      'Caf\u00e9',
      'Cafe\u0301',
      '\u200f\u05e9\u05dc\u05d5\u05dd',
      '\u{1f3a5}\ufe0f',
    ]
    const cues = names.map((name, at) => ({ ...cueOf('scene', { scene: name }, `c${at}`), reward: name }))
    const read = parseShowFile(withCues(...cues))
    const again = read.ok ? parseShowFile(writeShowFile(read.value)) : read
    const kept = again.ok ? again.value.rundown : []
    expect(kept.map((cue) => [cue.props.scene, cue.reward])).toEqual(names.map((name) => [name, name]))
    for (const cue of kept)
      expect(kindOf('scene')!.props.parse(cue.props)).toEqual({ scene: cue.props.scene })
  })

  test('cue ids met twice are renumbered, without taking another cue’s', () => {
    const read = parseShowFile(
      withCues(
        ...['a', 'a', 'a-2', 'a', 'x'.repeat(64), 'x'.repeat(64)].map((id) =>
          cueOf('message', { text: 'x' }, id),
        ),
      ),
    )
    const ids = read.ok ? read.value.rundown.map((cue: Cue) => cue.id) : []
    expect(ids.slice(0, 4)).toEqual(['a', 'a-3', 'a-2', 'a-4'])
    expect(new Set(ids).size).toBe(6)
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(64)
  })
})

describe('refuses, in words', () => {
  test.each([
    [
      'damaged JSON',
      '{\n  "format": "micdrop-show",\n  "version": 1,,\n}',
      'broken-json',
      'line 3, column 16',
    ],
    ['a cut file', fixture.slice(0, 200), 'broken-json', 'This file is damaged'],
    ['an empty file', '', 'broken-json', 'line 1, column 1'],
    ['something else', '{"name":"micdrop","version":1}', 'not-micdrop', 'not a Micdrop show'],
    ['a list', '[]', 'not-micdrop', 'not a Micdrop show'],
    ['a number', '12', 'not-micdrop', 'not a Micdrop show'],
    [
      'a version that is none',
      '{"format":"micdrop-show","version":0,"show":{}}',
      'not-micdrop',
      'not a Micdrop show',
    ],
    [
      'a newer version',
      '{"format":"micdrop-show","version":3,"show":{}}',
      'newer-version',
      'made by a newer Micdrop (version 3); this one reads up to 1. Update Micdrop; nothing was changed.',
    ],
    [
      'a show without title',
      withCues().replace('"Test"', '""'),
      'wrong-field',
      "The show's title is wrong: a show needs a title.",
    ],
    [
      'a cue field',
      withCues(cueOf('message', { text: 'x' }), {
        ...cueOf('message', { text: 'x' }, 'b'),
        plannedFor: 'long',
      }),
      'wrong-field',
      'Cue 2 "A message": plannedFor is wrong',
    ],
    [
      'a prop of the wrong sort',
      withCues(cueOf('drop', { title: 'P', price: 5, stock: 'many' })),
      'wrong-field',
      'Cue 1 "A drop": stock is wrong',
    ],
    ['a cue that is none', withCues(7), 'wrong-field', 'Cue 1: the cue is wrong'],
    ['nesting without end', `${'['.repeat(500_000)}`, 'not-micdrop', 'nested too deeply'],
  ])('%s', (_what, text, code, message) => {
    const read = parseShowFile(text)
    expect(read).toMatchObject({ ok: false, code })
    expect(read.ok ? '' : read.message).toContain(message)
  })

  test('too many cues', () => {
    const cues = Array.from({ length: maxCues + 1 }, (_, n) => cueOf('message', { text: 'x' }, `c${n}`))
    expect(parseShowFile(withCues(...cues))).toMatchObject({
      ok: false,
      message: expect.stringContaining('at most 2000 cues'),
    })
  })

  test('100 MB, before it is parsed; 20 MB are counted in bytes, not characters', () => {
    expect(parseShowFile('x'.repeat(100 * 1024 * 1024))).toMatchObject({ ok: false, code: 'too-large' })
    expect(parseShowFile('é'.repeat(maxShowFileBytes / 2 + 1))).toMatchObject({ code: 'too-large' })
    expect(parseShowFile('€'.repeat(Math.floor(maxShowFileBytes / 3)))).toMatchObject({ code: 'broken-json' })
    expect(parseShowFile('😀'.repeat(maxShowFileBytes / 4))).toMatchObject({ code: 'broken-json' })
    expect(parseShowFile('😀'.repeat(maxShowFileBytes / 4 + 1))).toMatchObject({ code: 'too-large' })
  })

  test('any text at all is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseShowFile(text).ok).toBe(false)
      }),
    )
  })

  test('any other value in any field of the fixture is answered too', () => {
    const paths = [
      ['title'],
      ['rundown'],
      ['rundown', 0],
      ['rundown', 0, 'props'],
      ['rundown', 1, 'props', 'choices'],
      ['theme'],
      ['timezone'],
      ['audiences', 'hall'],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const file = JSON.parse(fixture)
        const holder = path.slice(0, -1).reduce((at, key) => at[key], file.show)
        holder[path[path.length - 1]!] = value
        const read = parseShowFile(JSON.stringify(file))
        expect(read.ok || read.message.length > 10).toBe(true)
      }),
    )
  })
})

describe('json', () => {
  test.each([
    ['{"a":1,}', 1, 8],
    ['[1,]', 1, 4],
    ['[1 2]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['{a:1}', 1, 2],
    ['{"a":tru}', 1, 6],
    ['[01]', 1, 2],
    ['"a\nb"', 1, 1],
    ['{}\n\n x', 3, 2],
    ['[\n1,\n"', 3, 1],
    ['[1}', 1, 3],
    ['{"a":"\\x"}', 1, 6],
  ])('%j is damaged at line %i, column %i', (text, line, column) => {
    expect(() => JSON.parse(text)).toThrow()
    expect(jsonFault(text)).toEqual({ line, column })
  })

  test('what JSON takes has its end as the only fault', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonFault(text)).toEqual({
          line: text.split('\n').length,
          column: text.length - text.lastIndexOf('\n'),
        })
      }),
    )
  })

  test('depth does not count brackets in strings', () => {
    expect(depthOf('[[{"a":"[[[[\\"[["}]]')).toBe(3)
    expect(depthOf('"')).toBe(0)
  })
})

test('the version is written', () => {
  expect(JSON.parse(writeShowFile(emptyShow('s', 'T', 0)))).toMatchObject({
    format: 'micdrop-show',
    version: showFileVersion,
  })
})

describe('pictures in a file', () => {
  const [one, two] = ['1'.repeat(32), '2'.repeat(32)]
  const withPictures = (...pictures: string[]) => ({
    ...emptyShow('s', 'Prints', 0),
    rundown: pictures.map((picture, at) => ({
      id: `c${at}`,
      kind: 'drop',
      title: 'Print',
      props: { title: 'Print', price: 1, stock: 1, picture },
      plannedFor: 0,
      hotkey: null,
      note: '',
    })),
  })

  test('come back as they were written, those of the show and no others', () => {
    const show = withPictures(one, one)
    const text = writeShowFile(
      show,
      new Map([
        [one, 'AAAA'],
        [two, 'BBBB'],
      ]),
    )
    expect(readShowFile(text)).toMatchObject({
      ok: true,
      value: { show, pictures: new Map([[one, 'AAAA']]) },
    })
  })

  test('are not there in a file without, which reads as ever', () => {
    expect(writeShowFile(withPictures(one))).not.toContain('"pictures"')
    expect(readShowFile(writeShowFile(withPictures(one)))).toMatchObject({
      ok: true,
      value: { pictures: new Map() },
    })
  })

  test('of a wrong sort, or by names that are none, are none', () => {
    const odd = (pictures: object) =>
      readShowFile(
        JSON.stringify({
          format: 'micdrop-show',
          version: 1,
          show: withPictures(one, '__proto__'),
          pictures,
        }),
      )
    for (const pictures of [{ [one]: 7 }, { [one]: null }, JSON.parse('{"__proto__":"AAAA"}'), {}])
      expect(odd(pictures)).toMatchObject({ ok: true, value: { pictures: new Map() } })
    expect(odd([])).toMatchObject({ ok: false, code: 'not-micdrop' })
  })
})
