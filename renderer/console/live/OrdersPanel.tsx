import { Button, Group, Modal, Text } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { moneyText } from '../../../core/base/money'
import { ownName } from '../../../core/chat/viewer'
import type { OrderView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { EmptyState } from '../../kit/EmptyState'
import { type Tone, toneColor } from '../../kit/tone'
import { useCommand } from '../../kit/use-command'
import { NameButton } from './NameButton'
import classes from './orders.module.css'
import { useHideName } from './use-hide-name'

const stateWords: Readonly<Record<OrderView['state'], { words: string; tone: Tone }>> = {
  open: { words: 'Paying', tone: 'plain' },
  paid: { words: 'Paid', tone: 'good' },
  cancelled: { words: 'Cancelled', tone: 'plain' },
  refunding: { words: 'Refunding', tone: 'warn' },
  refunded: { words: 'Refunded', tone: 'warn' },
}

/** The newest orders; a paid one can be given back, after a question. */
export function Orders() {
  const orders = useConsole((state) => state.orders) ?? []
  const [asked, setAsked] = useState<OrderView | null>(null)
  const names = useHideName()
  const onKey = (event: KeyboardEvent, order: OrderView) => {
    if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    names.toggle(order.viewer)
  }
  if (orders.length === 0)
    return (
      <EmptyState
        title="No orders yet"
        words="Who claims a unit and goes to pay appears here, newest first."
      />
    )
  return (
    <>
      <table className={classes.orders}>
        <caption className={classes.caption}>Latest orders, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Buyer, item</th>
            <th scope="col">Price, state</th>
            <th scope="col">
              <span className={classes.caption}>Refund, name</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.slice(0, 60).map((order) => (
            <tr key={order.id} onKeyDown={(event) => onKey(event, order)}>
              <td
                className={classes.two}
                title={`${ownName(order.viewer)} on ${order.viewer.platform}: ${order.title}`}
              >
                <b>
                  <i>{order.number}</i> {ownName(order.viewer)}
                </b>
                <span>{order.title}</span>
              </td>
              <td className={classes.two} title={order.reason ?? undefined}>
                <b>{moneyText(order.price)}</b>
                <span style={{ color: toneColor[stateWords[order.state].tone] }}>
                  {stateWords[order.state].words}
                  {order.sandbox && ', sandbox'}
                </span>
              </td>
              <td>
                <div className={classes.acts}>
                  {order.state === 'paid' && (
                    <Button
                      size="compact-xs"
                      variant="default"
                      px={4}
                      aria-label={`Refund order ${order.number} of ${ownName(order.viewer)}`}
                      onClick={() => setAsked(order)}
                    >
                      Refund
                    </Button>
                  )}
                  <NameButton viewer={order.viewer} small />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <RefundQuestion order={asked} onClose={() => setAsked(null)} />
    </>
  )
}

/** Asks before money goes back; the way back is the way it was paid. */
export function RefundQuestion({ order, onClose }: { order: OrderView | null; onClose: () => void }) {
  const command = useCommand()
  const refund = () => {
    if (order === null) return
    void command(
      { failed: `Order ${order.number} was not refunded`, done: `Order ${order.number} is being refunded.` },
      (client) => client.orders.refund({ orderId: order.id }),
    )
    onClose()
  }
  return (
    <Modal opened={order !== null} onClose={onClose} title={`Refund order ${order?.number ?? ''}?`}>
      {order !== null && (
        <Text size="sm">
          {ownName(order.viewer)} gets {moneyText(order.price)} back for “{order.title}”
          {order.sandbox ? '. This is sandbox money.' : ' the way it was paid. This cannot be undone.'}
        </Text>
      )}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep the order
        </Button>
        <Button color="orange" onClick={refund}>
          Refund {order === null ? '' : moneyText(order.price)}
        </Button>
      </Group>
    </Modal>
  )
}
