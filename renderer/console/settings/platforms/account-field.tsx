import type { z } from 'zod'
import {
  type AccountId,
  IrcAccount,
  KickAccount,
  TwitchAccount,
  YouTubeAccount,
} from '../../../../core/chat/accounts'
import type { Settings } from '../../../../core/contract/settings'
import { TextField } from '../fields'
import type { SettingsForm } from '../use-settings'

const schemas = { twitch: TwitchAccount, youtube: YouTubeAccount, irc: IrcAccount, kick: KickAccount }
type Account = keyof typeof schemas
type TextOf<P extends Account> = {
  [F in keyof Settings['platforms'][P]]: Settings['platforms'][P][F] extends string ? F : never
}[keyof Settings['platforms'][P]] &
  string

/** The schema trims and lowers what it keeps. */
function fieldOf(platform: Account, field: string): z.ZodType {
  return (schemas[platform].shape as Readonly<Record<string, z.ZodType>>)[field]!
}

/** What keeps a text from being a platform's field, as a sentence, or null. */
export function accountFault(platform: Account, field: string, text: string): string | null {
  const issue = fieldOf(platform, field).safeParse(text).error?.issues[0]
  if (issue === undefined) return null
  if (issue.code === 'too_big') return `At most ${issue.maximum} characters.`
  return `${issue.message[0]?.toUpperCase()}${issue.message.slice(1)}.`
}

export interface AccountFieldProps<P extends Account> {
  readonly form: SettingsForm
  readonly platform: P
  readonly field: TextOf<P>
  readonly label: string
  readonly hint: string
  readonly placeholder?: string
  /** Takes away what people paste along with it (`https://…/`, `@`). */
  readonly tidy?: (text: string) => string
}

/** One text of a platform's account, checked by the account's own schema. */
export function AccountField<P extends Account>({
  form,
  platform,
  field,
  label,
  hint,
  placeholder,
  tidy = (text) => text,
}: AccountFieldProps<P>) {
  return (
    <TextField
      form={form}
      id={`${platform}-${field}`}
      label={label}
      hint={hint}
      placeholder={placeholder}
      get={(settings) => settings.platforms[platform][field] as string}
      put={(before, text) =>
        withAccount(before, platform, { [field]: fieldOf(platform, field).parse(tidy(text)) })
      }
      check={(text) => accountFault(platform, field, tidy(text))}
    />
  )
}

export function withAccount(before: Settings, platform: AccountId, part: object): Settings {
  const accounts = before.platforms
  return {
    ...before,
    platforms: { ...accounts, [platform]: { ...accounts[platform], ...part } },
  }
}

/** `https://www.twitch.tv/mira?x` and `@mira` become `mira`. */
export function tidyChannel(text: string): string {
  return text
    .trim()
    .replace(/^(?:https?:\/\/)?(?:www\.|m\.)?(?:twitch\.tv|kick\.com)\//i, '')
    .replace(/^@/, '')
    .replace(/[/?#].*$/, '')
}
