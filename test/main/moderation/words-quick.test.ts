import fc from 'fast-check'
import { englishDataset, englishRecommendedBlacklistMatcherTransformers, RegExpMatcher } from 'obscenity'
import { expect, test } from 'vitest'
import { quickTest } from '../../../main/moderation/words'

const { blacklistedTerms } = englishDataset.build()
const library = new RegExpMatcher({
  blacklistedTerms,
  whitelistedTerms: [],
  blacklistMatcherTransformers: englishRecommendedBlacklistMatcherTransformers,
})
const words = blacklistedTerms.map(
  ({ id }) =>
    englishDataset.getPayloadWithPhraseMetadata({ termId: id, matchLength: 0, startIndex: 0, endIndex: 0 })
      .phraseMetadata?.originalWord ?? '',
)

test('one pass over all terms says the same as the library term by term', () => {
  const quick = quickTest(library)
  const part = fc.oneof(
    fc.constantFrom(...words),
    fc.string({ maxLength: 6 }),
    fc.constantFrom(' ', '.', '1', '@'),
  )
  const line = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''))
  const said = { yes: 0, no: 0 }
  fc.assert(
    fc.property(line, (text) => {
      const found = library.hasMatch(text)
      said[found ? 'yes' : 'no'] += 1
      expect(quick(text)).toBe(found)
    }),
    { numRuns: 1_000, seed: 3 },
  )
  expect(Math.min(said.yes, said.no)).toBeGreaterThan(100)
})
