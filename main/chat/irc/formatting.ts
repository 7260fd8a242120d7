/**
 * Without the colours and weights of IRC clients (modern.ircdocs.horse/formatting). Their digits are no text: a red `!claim`
 * would otherwise read `04!claim`. Everything else stays as it is.
 */
export function withoutFormatting(text: string): string {
  return text
    .replace(/\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[\da-fA-F]{6}(?:,[\da-fA-F]{6})?)?/g, '')
    .replace(/[\x02\x0f\x11\x16\x1d-\x1f]/g, '')
}
