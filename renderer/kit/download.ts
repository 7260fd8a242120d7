const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  ics: 'text/calendar',
  csv: 'text/csv',
  html: 'text/html',
}

/** Hands a text to the person as a file. The byte order mark makes spreadsheets read a CSV as UTF-8. */
export function downloadText(file: { readonly name: string; readonly text: string }): void {
  const ending = file.name.split('.').pop() ?? ''
  const mark = ending === 'csv' && !file.text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const blob = new Blob([mark, file.text], { type: `${types[ending] ?? 'text/plain'};charset=utf-8` })
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = file.name
  document.body.append(link)
  link.click()
  link.remove()
  // The download has its own hold on the blob once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
