import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { parse } from 'hono/utils/cookie'
import { type Language, languages } from '../../../core/words/languages'
import { cookies } from './visitor'

/** A language's name as pages, cookies and addresses have it; null for anything else. */
export function languageNamed(name: string | null | undefined): Language | null {
  return languages.find((one) => one === name) ?? null
}

/**
 * The language to answer in: that of the page which asks (its script says so, and a page is never half in another),
 * else what the visitor chose, else the first of their browser's that we have, else the show's.
 */
export function languageOf(c: Context, show: Language): Language {
  return (
    languageNamed(c.req.header('x-language')) ??
    languageNamed(parse(c.req.header('cookie') ?? '')[cookies.language]) ??
    wantedBy(c, show)
  )
}

function wantedBy(c: Context, show: Language): Language {
  const named = accepts(c, {
    header: 'Accept-Language',
    supports: [...languages],
    default: show,
    match: (wishes, { default: other }) =>
      wishes
        .filter(({ q }) => q > 0)
        .map(({ type }) => languageNamed(type.split('-')[0]!.toLowerCase()))
        .find((one) => one !== null) ?? other,
  })
  return languageNamed(named) ?? show
}
