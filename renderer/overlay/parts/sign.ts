const svgNamespace = 'http://www.w3.org/2000/svg'

/** A tick: what is right, what is paid. */
export function tick(): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'tick-sign')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svgNamespace, 'path')
  path.setAttribute('d', 'M4.5 12.5l5 5 10-11')
  svg.append(path)
  return svg
}
