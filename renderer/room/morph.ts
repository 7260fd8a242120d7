import { isMark } from './marks'

/**
 * Makes `from` look like `to` by changing as little as possible, so that focus, scroll, typed text, opened details
 * and live regions stay what they are. Elements are the same when their ids are or when they hold the same named
 * element, or by their places among those that hold none.
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
    if (found === next) next = next.nextSibling
    else if (found.contains(document.activeElement)) next = letPass(next, found)
    else from.insertBefore(found, next)
    if (found instanceof Element) morph(found, wanted as Element)
    else if (found.nodeValue !== wanted.nodeValue) found.nodeValue = wanted.nodeValue
  }
  while (next !== null) {
    const gone = next
    next = next.nextSibling
    gone.remove()
  }
}

/** What the viewer did, not the server: opened details, typed text, the state of a pressed button. */
function belongsToViewer(element: Element, attribute: string): boolean {
  switch (attribute) {
    case 'open':
      return element.nodeName === 'DETAILS'
    case 'value':
      return element instanceof HTMLInputElement && element.type !== 'hidden' && element.value !== ''
    // No page has any in it: this is how long the page was made (place.ts).
    case 'style':
      return true
    case 'hidden':
    case 'disabled':
      return element instanceof HTMLElement && isMark(element, attribute)
    default:
      return attribute === 'data-state' || attribute === 'aria-disabled' || attribute === 'data-fresh'
  }
}

function partner(parent: Element, next: ChildNode | null, wanted: ChildNode): ChildNode | null {
  if (wanted instanceof Element) {
    const id = wanted.id || wanted.querySelector('[id]')?.id
    const known = id === undefined ? null : childWith(parent, document.getElementById(id))
    if (known !== null && known.id === wanted.id && known.nodeName === wanted.nodeName) return known
    if (wanted.id !== '') return null
  }
  if (next === null || next.nodeName !== wanted.nodeName) return null
  return next instanceof Element && (next.id !== '' || next.querySelector('[id]') !== null) ? null : next
}

/** The child of `parent` that is or holds the element. */
function childWith(parent: Element, element: Element | null): Element | null {
  let child = element
  while (child !== null && child.parentElement !== parent) child = child.parentElement
  return child
}

/** An element that is moved loses focus, caret and a half composed word: what stands before it moves behind it. */
function letPass(next: ChildNode | null, focused: ChildNode): ChildNode | null {
  const passed: ChildNode[] = []
  for (let one = next; one !== null && one !== focused; one = one.nextSibling) passed.push(one)
  focused.after(...passed)
  return focused.nextSibling
}
