import { describe, expect, test } from 'vitest'
import { missingWords } from '../../scripts/lib/shell-setup.mjs'
import { missingIn, which } from '../../scripts/lib/system-needs.mjs'

const ldd = `	linux-vdso.so.1 (0x00007ffd)
	libffmpeg.so => /app/libffmpeg.so (0x00007f)
	libgtk-3.so.0 => not found
	libnss3.so => not found
	libnssutil3.so => not found
	libasound.so.2 => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
`
const bookworm = 'ID=debian\nVERSION_ID="12"\n'

describe('missing system libraries', () => {
  test('lead to the packages that bring them, once each', () => {
    expect(missingIn(ldd, bookworm)).toEqual({
      libraries: ['libgtk-3.so.0', 'libnss3.so', 'libnssutil3.so', 'libasound.so.2'],
      packages: ['libgtk-3-0', 'libnss3', 'libasound2'],
    })
  })

  test.each(['ID=debian\nVERSION_ID="13"\n', 'ID=ubuntu\nVERSION_ID="24.04"\n'])(
    'carry t64 on %j',
    (release) => {
      expect(missingIn(ldd, release).packages).toEqual(['libgtk-3-0t64', 'libnss3', 'libasound2t64'])
    },
  )

  test('that GTK brings are not asked for beside GTK', () => {
    const without = '	libX11.so.6 => not found\n'
    expect(missingIn(without, bookworm).packages).toEqual(['libx11-6'])
    expect(missingIn(`${without}${ldd}`, bookworm).packages).toEqual(['libgtk-3-0', 'libnss3', 'libasound2'])
  })

  test('are none when all are found', () => {
    expect(missingIn('	libc.so.6 => /lib/libc.so.6 (0x7)', bookworm)).toEqual({
      libraries: [],
      packages: [],
    })
  })

  test('an unknown library is still named', () => {
    expect(missingIn('	libodd.so.9 => not found', bookworm)).toEqual({
      libraries: ['libodd.so.9'],
      packages: [],
    })
  })
})

describe('what a user without rights is told', () => {
  test('names what is missing, the one line to type, and the way without windows', () => {
    const words = missingWords({
      libraries: ['libgtk-3.so.0'],
      packages: ['libgtk-3-0', 'xvfb'],
      needsDisplay: true,
      rights: 'not root',
    })
    expect(words).toContain('libgtk-3.so.0')
    expect(words).toContain('no display')
    expect(words).toContain('sudo apt-get install -y --no-install-recommends libgtk-3-0 xvfb\n')
    expect(words).toContain('npm start -- --headless')
  })

  test('speaks of no apt-get where there is none', () => {
    const words = missingWords({ libraries: [], packages: ['xvfb'], needsDisplay: true, rights: 'no apt' })
    expect(words).not.toContain('sudo')
    expect(words).toContain('xvfb')
  })
})

test('a program is found on the path, or not', () => {
  expect(which('sh')).toMatch(/\/sh$/)
  expect(which('sh', '/nowhere')).toBeNull()
})
