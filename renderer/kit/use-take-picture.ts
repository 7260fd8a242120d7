import { useEffect, useRef, useState } from 'react'
import { maxPictureBytes, pictureTooLarge } from '../../core/pictures/picture'
import { useCommand } from './use-command'

export interface Said {
  readonly words: string
  readonly bad: boolean
}

export interface TakePicture {
  /** Nothing is done without a file, or while another is looked at. */
  readonly take: (file: File | undefined) => void
  readonly busy: boolean
  /** What came of the last one. */
  readonly said: Said | null
}

/** Sends a file to be cleaned and hands on its picture's id, also when the field has been left meanwhile. */
export function useTakePicture(onTaken: (picture: string) => void): TakePicture {
  const command = useCommand()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<Said | null>(null)
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])

  const refuse = (words: string) => setSaid({ words, bad: true })
  const send = async (file: File) => {
    // Not even read: a film dropped here by mistake would fill the memory first.
    if (file.size > maxPictureBytes) return refuse(pictureTooLarge)
    setBusy(true)
    setSaid(null)
    const base64 = await readBase64(file)
    if (base64 === null) refuse('This file could not be read. It may have been moved, or its disk is away.')
    else {
      const onRefused = ({ words }: { words: string }) => {
        refuse(words)
        return isShown.current
      }
      const taken = await command({ failed: `"${file.name}" was not taken`, onRefused }, (client) =>
        client.pictures.add({ file: base64 }),
      )
      if (taken !== null) {
        onTaken(taken.picture)
        setSaid({ words: ['The picture is there.', ...taken.notes].join(' '), bad: false })
      }
    }
    setBusy(false)
  }
  return {
    take: (file) => {
      if (file !== undefined && !busy) void send(file)
    },
    busy,
    said,
  }
}

/** Null when the file cannot be read. */
function readBase64(file: File): Promise<string | null> {
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => resolve(null)
    reader.readAsDataURL(file)
  })
}
