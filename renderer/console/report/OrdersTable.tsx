import { Button } from '@mantine/core'
import { useState } from 'react'
import { moneyText } from '../../../core/base/money'
import type { OrderView } from '../../../core/contract/state'
import classes from './report.module.css'

const page = 100

const stateWords: Readonly<Record<OrderView['state'], string>> = {
  open: 'Not paid',
  paid: 'Paid',
  cancelled: 'Cancelled',
  refunding: 'Refunding',
  refunded: 'Refunded',
}

/** All orders, a hundred at a time. */
export function OrdersTable({ orders }: { orders: readonly OrderView[] }) {
  const [shown, setShown] = useState(page)
  return (
    <section>
      <h2>Orders</h2>
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
              </tr>
            </thead>
            <tbody>
              {orders.slice(0, shown).map((order) => (
                <tr key={order.id}>
                  <td data-number>{order.number}</td>
                  <th scope="row">{order.viewer.name}</th>
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
    </section>
  )
}
