import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lookOf, thinLookOf } from '../../../core/chat/look-alike'
import { officialNames } from '../../../core/chat/official'
import { ordinaryNames } from '../../main/moderation/ordinary-names'

const isOfficial = officialNames(['Print night', 'Ana’s print shop', 'kettle', 'Jo', 'mira_k', 'Σοφία'])

describe('officialNames', () => {
  test.each([
    // The show's own words, title, host and team.
    ...[
      'Show',
      'Host',
      'Micdrop',
      'Official',
      'Moderator',
      'support',
      'Print night',
      'Ana’s print shop',
      'kettle',
      'Jo',
    ],
    // Case, spaces, separators.
    ...[
      'HOST',
      'm i c d r o p',
      'M.i.c.d.r.o.p',
      'PRINT_NIGHT',
      'print-night',
      'Anas Print Shop',
      'MiraK',
      'mira k',
    ],
    // With what makes an official name of another.
    ...[
      'Micdrop_Support',
      'Official-Host',
      'The Host',
      'Show Team',
      'real_host',
      'KettleOfficial',
      'HostHelp',
      'MicdropBot',
    ],
    ...['host_print_night', 'Print Night TV', 'Official Micdrop Support Team'],
    // Digits for letters, digits beside letters.
    ...[
      'M1cdrop',
      'H0st',
      'h05t',
      'Sh0w',
      '0fficial',
      'Host1',
      '1Host',
      'Host_99',
      'k3ttle',
      'Micdrop2027',
      'M1cdr0p_5upp0rt',
    ],
    // Letters that look alike.
    ...[
      'Мicdrop',
      'Micԁrop',
      'Hоst',
      'НОЅТ',
      'ＨＯＳＴ',
      '𝐇𝐨𝐬𝐭',
      'Ⓗⓞⓢⓣ',
      'ʜᴏꜱᴛ',
      'Hοst',
      'Ꮋost',
      'օfficial',
      'rnicdrop',
      'shovv',
      'Mlcdrop',
    ],
    // Repeated letters, invisible characters, accents, a leading @.
    ...[
      'Hosst',
      'Hoooost',
      'Miccdropp',
      'Ho\u200bst',
      'H\u00adost',
      '\u202eHost',
      'Höst',
      'Ĥost',
      '@Host',
      '  Host  ',
      'Σοφια',
      'σοφία',
    ],
  ])('%s is kept', (name) => expect(isOfficial(name)).toBe(true))

  test.each([
    ...[
      'Ann',
      'Ghost',
      'Hostess',
      'ghosthunter',
      'Showtime',
      'Shawn',
      'Hester',
      'Jon',
      'Joe',
      'Johanna',
      'Kettles',
      'tea kettle',
    ],
    ...[
      'Print',
      'Night owl',
      'Mike Drop',
      'Micha',
      'Modesty',
      'Commodore',
      'Administrate',
      'Teamwork',
      'The Real Ann',
      'TV',
      'News',
      'Live',
    ],
    ...['🔥', '月光灯塔', 'Дмитрий', 'a viewer', '42'],
  ])('%s is not', (name) => expect(isOfficial(name)).toBe(false))

  test('ordinary names are free', () => {
    expect(ordinaryNames.filter((name) => isOfficial(name))).toEqual([])
  })

  test('whatever is put between or around the letters of an official name, it stays kept', () => {
    const noise = fc.constantFrom('', ' ', '_', '-', '.', '\u200b', '\u2060', '\u0301', '*', '~')
    fc.assert(
      fc.property(
        fc.constantFrom('Micdrop', 'Host', 'Print night', 'kettle'),
        fc.array(noise, { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (name, between, loud) => {
          const written = [...name].map(
            (letter, at) => `${loud ? letter.toUpperCase() : letter}${between[at]}`,
          )
          expect(isOfficial(`${between[11]}${written.join('')}`)).toBe(true)
        },
      ),
    )
  })

  test('any name is judged in a moment, also one of nothing but its words', () => {
    const long = officialNames(Array.from({ length: 200 }, (_, at) => `ab${'ab'.repeat(at % 7)}`))
    expect(long(`${'ab'.repeat(40)}x`)).toBe(false)
    expect(long('ab'.repeat(40))).toBe(true)
  })
})

describe('lookOf', () => {
  test('tells ordinary names apart that only a sign or a doubled letter would join', () => {
    expect(lookOf('Ana')).not.toBe(lookOf('Anna'))
    expect(lookOf('Ann 2')).not.toBe(lookOf('Ann'))
    expect(lookOf('Anna')).toBe(lookOf('A_n_n_a'))
    expect(lookOf('Аnnа')).toBe(lookOf('anna'))
    expect(lookOf('🔥🔥')).not.toBe(lookOf('🔥'))
    expect(thinLookOf('Annnna')).toBe(thinLookOf('Ana'))
  })
})
