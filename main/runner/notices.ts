export interface Notices {
  readonly push: (text: string) => void
  readonly all: () => string[]
}

/** The console shows each once; a repeat moves it to the end. */
const kept = 20

/** Things the host should know, in plain words, newest last. */
export function createNotices(first: readonly string[]): Notices {
  let notices = [...first]
  return {
    push: (text) => {
      notices = [...notices.filter((notice) => notice !== text), text].slice(-kept)
    },
    all: () => notices,
  }
}

/** What is worth knowing about the program this runs in. */
export function shellNotices(
  shell: { readonly kind: 'electron' | 'headless'; readonly version: string; readonly old: boolean },
  sealed: boolean,
): string[] {
  const notices: string[] = []
  if (shell.old)
    notices.push(
      `This Micdrop runs on an old shell (Electron ${shell.version}): rehearsals and sandbox payments only.`,
    )
  if (!sealed && shell.kind === 'electron')
    notices.push('This desktop has no keychain, so passwords are kept in a file only your user can read.')
  return notices
}
