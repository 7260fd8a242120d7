/**
 * Makes `from` look like `to` by changing as little as possible, so that focus, scroll, typed text, opened details
 * and live regions stay what they are. Elements are the same when their ids are, or their places among those without.
 */
export function morph(from: Element, to: Element): void {
  // Text to this page, elements to a parser without scripts: never shown here, so left alone.
  if (from.nodeName === 'NOSCRIPT') return
  for (const { name } of [...from.attributes])
    if (!to.hasAttribute(name) && !belongsToViewer(from, name)) from.removeAttribute(name)
  for (const { name, value } of [...to.attributes])
    if (from.getAttribute(name) !== value && !belongsToViewer(from, name)) from.setAttribute(name, value)

  let next = from.firstChild
  for (const wanted of [...to.childNodes]) {
    const found = partner(from, next, wanted)
    if (found === null) {
      from.insertBefore(wanted, next)
      continue
    }
    if (found !== next) from.insertBefore(found, next)
    else next = next.nextSibling
    if (found instanceof Element) morph(found, wanted as Element)
    else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue
  }
  while (next !== null) {
    const gone = next
    next = next.nextSibling
    gone.remove()
  }
}

/** What the viewer did, not the server: an opened details element. Typed text is no attribute at all. */
function belongsToViewer(element: Element, attribute: string): boolean {
  return attribute === 'open' && element.nodeName === 'DETAILS'
}

function partner(parent: Element, next: ChildNode | null, wanted: ChildNode): ChildNode | null {
  if (wanted instanceof Element && wanted.id !== '') {
    const known = document.getElementById(wanted.id)
    return known !== null && known.parentNode === parent && known.nodeName === wanted.nodeName ? known : null
  }
  if (next === null || next.nodeName !== wanted.nodeName) return null
  return next instanceof Element && next.id !== '' ? null : next
}
