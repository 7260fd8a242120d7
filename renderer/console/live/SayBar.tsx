import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useConsole } from '../../kit/console'
import { useCommand } from '../../kit/use-command'
import { reachText, unreachable } from '../platforms/state-words'
import { QueueButton } from './QueueButton'
import classes from './say.module.css'
import { tooLong } from './say-words'

const none = [] as const

/** Says something in all chats or one, and tells before what it will reach. */
export function SayBar({ hidden }: { hidden: boolean }) {
  const command = useCommand()
  const platforms = useConsole((state) => state.platforms) ?? none
  const silent = useConsole((state) => state.airing?.panic != null) ?? false
  const [text, setText] = useState('')
  const [where, setWhere] = useState('')
  const id = useId()
  const open = platforms.filter((one) => one.state.link !== 'off')
  const only = open.some((one) => one.id === where) ? where : null
  const fault = silent ? 'The bot is silent until you resume.' : unreachable(platforms, only)
  const words = fault ?? tooLong(platforms, only, text) ?? reachText(platforms, only)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const said = text.trim()
    if (said === '' || fault !== null) return
    const done = await command({ failed: 'Nothing was said' }, (client) =>
      client.chat.say({ text: said, only }),
    )
    if (done !== null) setText('')
  }
  return (
    <form className={classes.say} hidden={hidden} onSubmit={(event) => void send(event)}>
      <div className={classes.head}>
        <p id={id} data-fault={fault !== null} title={words}>
          {words}
        </p>
        <QueueButton />
      </div>
      <div className={classes.row}>
        <NativeSelect
          size="xs"
          w={112}
          aria-label="Where"
          value={only ?? ''}
          onChange={(event) => setWhere(event.currentTarget.value)}
          data={[
            { value: '', label: 'All chats' },
            ...open.map((one) => ({ value: one.id, label: one.title })),
          ]}
        />
        <TextInput
          aria-label="Say in chat"
          aria-description={words}
          placeholder={silent ? 'Silent' : 'Say in chat'}
          value={text}
          maxLength={450}
          disabled={fault !== null}
          onChange={(event) => setText(event.currentTarget.value)}
          size="xs"
          style={{ flex: 1 }}
        />
        <Button type="submit" size="xs" variant="default" aria-describedby={id} disabled={fault !== null}>
          Say
        </Button>
      </div>
    </form>
  )
}
