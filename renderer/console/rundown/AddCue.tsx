import { Button, Modal } from '@mantine/core'
import { type AnyKind, anyKinds } from '../../../core/cues'
import type { Cue } from '../../../core/show/show'
import classes from './add-cue.module.css'
import { freshCueId, KindIcon, newCue, riskWords } from './cues'

export interface AddCueProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly onAdd: (cue: Cue) => void
}

/** Every kind with what it does, empty or from an example that works as it is. */
export function AddCue({ opened, onClose, onAdd }: AddCueProps) {
  const add = (kind: AnyKind, example: AnyKind['examples'][number] | null) => {
    onClose()
    onAdd(newCue(freshCueId(), kind, example))
  }
  return (
    <Modal opened={opened} onClose={onClose} title="Add a cue" size={760} returnFocus={false}>
      <ul className={classes.kinds}>
        {anyKinds.map((kind, at) => (
          <li key={kind.id} aria-label={kind.title}>
            <KindIcon kind={kind.id} size={22} />
            <div>
              <h3>{kind.title}</h3>
              <p>
                {kind.summary} It {riskWords[kind.risk].words}.
              </p>
              <div className={classes.ways}>
                <Button
                  size="compact-sm"
                  variant="filled"
                  data-autofocus={at === 0 ? true : undefined}
                  aria-label={`Add an empty ${kind.title.toLowerCase()}`}
                  onClick={() => add(kind, null)}
                >
                  Empty
                </Button>
                <span>or start from</span>
                {kind.examples.map((example) => (
                  <Button
                    key={example.title}
                    size="compact-sm"
                    variant="default"
                    aria-label={`Add a ${kind.title.toLowerCase()} from the example ${example.title}`}
                    onClick={() => add(kind, example)}
                  >
                    {example.title}
                  </Button>
                ))}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
