import { encode } from 'uqr'

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * The join address as an SVG, dark on light whatever the theme, with a quiet zone (ISO/IEC 18004), with less
 * correction where that makes it coarser: nothing covers it. Null for one of more than `mostModules` on a side.
 */
export function qrCode(text: string, mostModules = Number.POSITIVE_INFINITY): SVGSVGElement | null {
  const usual = encode(text, { ecc: 'M', border: 2 })
  const { size, data } = usual.size <= 35 ? usual : encode(text, { ecc: 'L', border: 2 })
  if (size > mostModules) return null
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', `QR code for ${text}`)
  svg.setAttribute('shape-rendering', 'crispEdges')
  const light = document.createElementNS(svgNamespace, 'rect')
  light.setAttribute('width', String(size))
  light.setAttribute('height', String(size))
  light.setAttribute('fill', '#FFFFFF')
  const dark = document.createElementNS(svgNamespace, 'path')
  const cells = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : '')))
  dark.setAttribute('d', cells.join(''))
  dark.setAttribute('fill', '#000000')
  svg.append(light, dark)
  return svg
}
