import { Button, Modal, Group as Row, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { useConsole } from '../../../kit/console'
import { Address } from '../Address'
import { AnswerLine, useAnswer } from '../answer'
import { hallScreenWords, hallSetUpWords } from '../hall-words'
import { Group, type SectionProps, StateLine } from '../section'
import classes from '../settings.module.css'

/** The screen in the hall: its address, and the switch that opens it to the network. */
export function HallGroup({ form }: SectionProps) {
  const health = useConsole((state) => state.health)
  const { answer, ask } = useAnswer()
  const [asking, setAsking] = useState(false)
  if (health === null) return null
  const { openToNetwork } = form.settings.hall
  const [tone, words] = hallScreenWords(health.hallScreens)
  const renew = async () => {
    setAsking(false)
    await ask(
      'The address was not changed',
      (client) => client.settings.renewHallAddress(),
      () => 'A new address is in place. Open it on each hall screen.',
    )
  }
  return (
    <Group
      title="Hall screen"
      words="A page for a projector or a television in the hall: what is on, what is left, the leaderboard, and a code that changes every minute. Who brings that code counts as being in the hall until the show ends, and nobody else does."
    >
      <Address label="the address of the hall screen" text={health.hallUrl} />
      <p className={classes.words} style={{ margin: 0 }}>
        {hallSetUpWords(health.hallUrl, openToNetwork)}
      </p>
      <Switch
        size="md"
        label="Open the hall screen to the network"
        description="Opens: this one page, on a television or a second computer in the same network, to whoever has its address. Stays closed: the room (it has its own switch), the console, the overlay, the control API, your files, the internet."
        checked={openToNetwork}
        onChange={(event) => {
          const open = event.currentTarget.checked
          form.change((before) => ({ ...before, hall: { ...before.hall, openToNetwork: open } }))
        }}
      />
      <StateLine tone={tone}>Hall screens: {words}.</StateLine>
      <div className={classes.row}>
        <Button variant="default" onClick={() => setAsking(true)}>
          New address…
        </Button>
        <AnswerLine
          answer={answer}
          otherwise="Whoever has the address sees the codes. Change it when it got around."
        />
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title="Change the address?">
        <Text size="sm">The old address stops working at once, also on the screens that show it now.</Text>
        <Row justify="flex-end" mt="lg">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
            Keep the old one
          </Button>
          <Button onClick={() => void renew()}>Change it</Button>
        </Row>
      </Modal>
    </Group>
  )
}
