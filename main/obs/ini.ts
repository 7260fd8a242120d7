const escapes: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\r': '\r' }

/** OBS's ini files: sections of `key=value` lines, `#` and `;` start a comment line, values escape `\`, CR and LF. */
export function parseIni(text: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sections = new Map<string, Map<string, string>>()
  let section: Map<string, string> | undefined
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s*\[(.+)\]\s*$/.exec(line)
    if (header !== null) {
      section = sections.get(header[1]!) ?? new Map()
      sections.set(header[1]!, section)
      continue
    }
    const at = line.indexOf('=')
    if (section === undefined || at < 1 || /^\s*[#;]/.test(line)) continue
    const value = line.slice(at + 1).trim()
    section.set(
      line.slice(0, at).trim(),
      value.replace(/\\[\\nr]/g, (found) => escapes[found]!),
    )
  }
  return sections
}
