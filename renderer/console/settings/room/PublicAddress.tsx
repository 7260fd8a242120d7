import { Button, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { ConsoleState } from '../../../../core/contract/state'
import { readable } from '../../../../core/reach/words'
import { Address } from '../Address'
import { AnswerLine, useAnswer } from '../answer'
import { Group, type SectionProps } from '../section'
import classes from '../settings.module.css'
import { readAddress } from './read-address'

const field = 'public-address'

interface PublicAddressProps extends SectionProps {
  readonly room: ConsoleState['health']['room']
  /** What a tunnel of the console found; it counts while it runs. */
  readonly tunnelAddress: string | null
}

/** The address for viewers who are not in the host's network. Kept when it is complete: half of one is another address. */
export function PublicAddress({ form, room, tunnelAddress }: PublicAddressProps) {
  const { busy, answer, setAnswer, ask } = useAnswer()
  const typed = form.typed[field]
  const given = room.publicFixed ? readable(room.publicUrl ?? '') : null
  const text = given ?? typed?.text ?? form.settings.room.publicAddress ?? ''
  const fault = typed?.fault ?? null
  const read = readAddress(text)
  const offer = fault !== null && !read.ok ? read.offer : null

  const keep = (wish: string): boolean => {
    const wanted = readAddress(wish)
    if (!wanted.ok) {
      form.type(field, { text: wish, fault: wanted.words })
      return false
    }
    form.type(field, null)
    if (wanted.value !== form.settings.room.publicAddress)
      form.change((before) => ({ ...before, room: { ...before.room, publicAddress: wanted.value } }))
    return true
  }
  const check = async () => {
    if (given === null && !keep(text)) return setAnswer(null)
    await form.flush()
    const proof = await ask(
      'The address was not checked',
      (client) => client.settings.proveRoom(),
      () => null,
    )
    if (proof !== null) setAnswer({ tone: proof.proven ? 'good' : 'warn', words: proof.words })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') void check()
  }
  return (
    <Group
      title="Public address"
      words="For viewers of a stream, who are not in your network. It is a name on the internet that a tunnel or proxy on this computer leads to the room, and to nothing else of Micdrop. The page docs/reach.md shows four ways, each in a few lines."
    >
      <TextInput
        label="Public address of the room"
        placeholder="https://show.example"
        value={text}
        readOnly={given !== null}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        {...(fault === null
          ? { description: hintOf(given !== null, tunnelAddress) }
          : { error: `Not saved. ${fault}` })}
        onChange={(event) => {
          setAnswer(null)
          form.type(field, { text: event.currentTarget.value, fault: null })
        }}
        onBlur={() => given === null && typed !== undefined && keep(text)}
        onKeyDown={onKeyDown}
        inputMode="url"
        spellCheck={false}
        autoComplete="off"
      />
      <div className={classes.row}>
        <Button variant="default" w={130} loading={busy} onClick={() => void check()}>
          Check now
        </Button>
        {offer !== null && (
          <Button variant="default" onClick={() => keep(offer)}>
            Use {offer}
          </Button>
        )}
        <AnswerLine answer={answer} otherwise={busy ? 'Opening it as a viewer would…' : ''} />
      </div>
      {room.proxyTarget !== null && (
        <div>
          <p className={classes.words} style={{ margin: '0 0 6px' }}>
            The tunnel or proxy has to lead to this address, which opens on this computer alone:
          </p>
          <Address label="where the tunnel or proxy leads" text={room.proxyTarget} />
        </div>
      )}
    </Group>
  )
}

function hintOf(isGiven: boolean, tunnelAddress: string | null): string {
  if (isGiven)
    return 'Given when Micdrop was started (MICDROP_PUBLIC_ORIGIN or --public-origin), so it cannot be changed here.'
  if (tunnelAddress !== null)
    return `While the tunnel runs, viewers are sent to its own address instead: ${tunnelAddress}`
  return 'Left empty, viewers of a stream cannot open the room and are told nothing of it.'
}
