import { Button } from '@mantine/core'
import { type DragEvent, useId, useRef, useState } from 'react'
import classes from './picture-field.module.css'
import type { FieldProps } from './SchemaForm'
import type { FormField } from './schema-form'
import { useLoaded } from './use-loaded'
import { useTakePicture } from './use-take-picture'

/** A picture that is chosen, dropped or pasted; the one before stays until another has been taken. */
export function PictureField({
  field,
  value,
  fault,
  onChange,
}: FieldProps<Extract<FormField, { type: 'picture' }>>) {
  const picture = typeof value === 'string' ? value : null
  const { take, busy, said } = useTakePicture(onChange)
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const hint = useId()
  const bad = said?.bad === true ? said.words : fault
  const drag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(event.type === 'dragover')
  }
  return (
    <fieldset
      className={classes.field}
      data-over={over}
      aria-describedby={hint}
      aria-busy={busy}
      onDragOver={drag}
      onDragLeave={drag}
      onDrop={(event) => {
        drag(event)
        take(event.dataTransfer.files[0])
      }}
      onPaste={(event) => take(event.clipboardData.files[0])}
    >
      <legend>{field.title}</legend>
      <div className={classes.frame}>
        {picture === null ? <span>None</span> : <Preview key={picture} picture={picture} />}
      </div>
      <div className={classes.buttons}>
        <Button
          ref={opener}
          size="xs"
          variant="default"
          aria-disabled={busy}
          aria-label={picture === null ? undefined : 'Replace… the picture'}
          onClick={() => !busy && chooser.current?.click()}
        >
          {picture === null ? 'Choose a picture…' : 'Replace…'}
        </Button>
        {picture !== null && (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label="Remove the picture"
            onClick={() => {
              onChange(null)
              opener.current?.focus()
            }}
          >
            Remove
          </Button>
        )}
      </div>
      <p id={hint}>{field.description} Drop a file here or paste one, too.</p>
      <p
        className={classes.said}
        role={bad === undefined ? 'status' : 'alert'}
        data-tone={bad === undefined ? undefined : 'bad'}
      >
        {busy ? 'Looking at the file…' : (bad ?? said?.words)}
      </p>
      <input
        ref={chooser}
        hidden
        type="file"
        accept="image/*"
        onChange={(event) => {
          take(event.currentTarget.files?.[0])
          // The same file once more is a choice, too.
          event.currentTarget.value = ''
        }}
      />
    </fieldset>
  )
}

function Preview({ picture }: { picture: string }) {
  const { value, fault } = useLoaded(picture, (client) => client.pictures.get({ picture }))
  if (fault !== null) return <span>{fault}</span>
  if (value === null) return null
  if (value.image === null) return <span>This picture is not on this computer. Choose it again.</span>
  return <img src={value.image} alt="As viewers see it" />
}
