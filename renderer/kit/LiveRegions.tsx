import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { onAnnouncement } from './announcer'

/** The two live regions of the window. A trailing no-break space makes a repeated sentence be read again. */
export function LiveRegions() {
  const [polite, setPolite] = useState('')
  const [urgent, setUrgent] = useState('')
  useEffect(
    () =>
      onAnnouncement((one) => {
        const set = one.urgent ? setUrgent : setPolite
        set((before) => (before === one.text ? `${one.text}\u00a0` : one.text))
      }),
    [],
  )
  return (
    <>
      <VisuallyHidden role="status" aria-live="polite">
        {polite}
      </VisuallyHidden>
      <VisuallyHidden role="alert" aria-live="assertive">
        {urgent}
      </VisuallyHidden>
    </>
  )
}
