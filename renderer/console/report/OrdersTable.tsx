import { Button, VisuallyHidden } from '@mantine/core'
import { useMemo, useState } from 'react'
import { moneyText } from '../../../core/base/money'
import { ownName } from '../../../core/chat/viewer'
import type { OrderView } from '../../../core/contract/state'
import { useConsole } from '../../kit/console'
import { RefundQuestion } from '../live/OrdersPanel'
import classes from './report.module.css'

const page = 100

const stateWords: Readonly<Record<OrderView['state'], string>> = {
  open: 'Not paid',
  paid: 'Paid',
  cancelled: 'Cancelled',
  refunding: 'Refunding',
  refunded: 'Refunded',
}

const none: readonly OrderView[] = []

export interface OrdersTableProps {
  readonly airingId: string
  readonly orders: readonly OrderView[]
}

/** All orders, a hundred at a time. Those of the last show can still be given back. */
export function OrdersTable({ airingId, orders: counted }: OrdersTableProps) {
  const [shown, setShown] = useState(page)
  const [asked, setAsked] = useState<OrderView | null>(null)
  const current = useConsole((state) => state.airing?.id ?? null) === airingId
  const fresh = useConsole((state) => state.orders) ?? none
  // A refund goes on after the report was counted: the newest word about an order is the console's own.
  const orders = useMemo(() => {
    if (!current) return counted
    const known = new Map(fresh.map((order) => [order.id, order]))
    return counted.map((order) => known.get(order.id) ?? order)
  }, [counted, fresh, current])
  return (
    <section>
      <h2>Orders</h2>
      {!current && orders.some((order) => order.state === 'paid') && (
        <p className={classes.note}>
          Another show has begun since, so these orders are closed here. Give money back at the carrier that
          took it.
        </p>
      )}
      {orders.length === 0 ? (
        <p className={classes.note}>Nobody ordered anything.</p>
      ) : (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col" data-number>
                  No.
                </th>
                <th scope="col">Buyer</th>
                <th scope="col">Item</th>
                <th scope="col" data-number>
                  Price
                </th>
                <th scope="col">State</th>
                <th scope="col">Paid by</th>
                <th scope="col">At</th>
                {current && (
                  <th scope="col">
                    <VisuallyHidden>Refund</VisuallyHidden>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {orders.slice(0, shown).map((order) => (
                <tr key={order.id}>
                  <td data-number>{order.number}</td>
                  <th scope="row">{ownName(order.viewer)}</th>
                  <td>{order.title}</td>
                  <td data-number>{moneyText(order.price)}</td>
                  <td title={order.reason ?? undefined}>{stateWords[order.state]}</td>
                  <td>
                    {order.carrier ?? '-'}
                    {order.sandbox && ' (not real money)'}
                  </td>
                  <td>
                    {new Date(order.paidAt ?? order.openedAt).toLocaleTimeString([], { timeStyle: 'medium' })}
                  </td>
                  {current && (
                    <td className={classes.refund}>
                      {order.state === 'paid' && (
                        <Button
                          size="compact-xs"
                          variant="default"
                          aria-label={`Refund order ${order.number} of ${ownName(order.viewer)}`}
                          onClick={() => setAsked(order)}
                        >
                          Refund
                        </Button>
                      )}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
          {shown < orders.length && (
            <Button size="compact-sm" variant="default" mt={8} onClick={() => setShown(shown + page)}>
              Show {Math.min(page, orders.length - shown)} more of {orders.length.toLocaleString('en')}
            </Button>
          )}
        </>
      )}
      <RefundQuestion order={asked} onClose={() => setAsked(null)} />
    </section>
  )
}
