const svgNamespace = 'http://www.w3.org/2000/svg'

function sign(className: string, shape: string): SVGSVGElement {
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', className)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svgNamespace, 'path')
  path.setAttribute('d', shape)
  svg.append(path)
  return svg
}

/** A tick: what is right, what is paid. */
export function tick(): SVGSVGElement {
  return sign('tick-sign', 'M4.5 12.5l5 5 10-11')
}

/** Places won or lost. */
export function way(up: boolean): SVGSVGElement {
  return sign('way-sign', up ? 'M12 4l10 16H2z' : 'M12 20L2 4h20z')
}
