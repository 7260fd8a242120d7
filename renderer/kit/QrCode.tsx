import { useMemo } from 'react'
import { encode } from 'uqr'

/** A text as a QR code, dark on light whatever the theme; drawn as one path, so that no markup is generated. */
export function QrCode({ text, size: pixels = 96 }: { text: string; size?: number }) {
  const { path, size } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 2 })
    const cells = code.data.flatMap((row, y) =>
      row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
    )
    return { path: cells.join(''), size: code.size }
  }, [text])
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={pixels}
      height={pixels}
      style={{ flex: 'none', borderRadius: 6 }}
      role="img"
      aria-label={`QR code of ${text}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#111" />
    </svg>
  )
}
