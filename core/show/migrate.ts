/** Turns the content of a file of one version into that of the next. */
type Migration = (content: Record<string, unknown>) => Record<string, unknown>

/**
 * `migrations[0]` turns version 1 into version 2, and so on. Changing a stored shape means: add one here, keep a
 * fixture of the old version in test/fixtures, and never touch those that are already there.
 */
const migrations: readonly Migration[] = []

/** The version this Micdrop writes. */
export const showFileVersion = migrations.length + 1

/** The content as this version has it. `version` is at least 1 and at most `showFileVersion`. */
export function migrate(content: Record<string, unknown>, version: number): Record<string, unknown> {
  return migrations.slice(version - 1).reduce((before, step) => step(before), content)
}
