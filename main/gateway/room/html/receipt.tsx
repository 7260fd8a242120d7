/** @jsxImportSource hono/jsx */
// biome-ignore-all lint/correctness/useJsxKeyInIterable: this is rendered once, to text
import type { Receipt } from '../../../../core/commerce/receipt'
import { apart } from '../../../../core/words/apart'
import type { Speech } from '../speech'
import { Dock, DockLink, PageFoot, PageHead } from './layout'
import { Say } from './say'
import { Tick, Title } from './ticket'

export interface ReceiptPage {
  readonly receipt: Receipt
  readonly seller: string
  readonly timezone: string
  readonly carrierTitle: string | null
  /** There is a chat to tell the host in. */
  readonly onAir: boolean
  readonly speech: Speech
  readonly here: string
}

export function ReceiptBody(page: ReceiptPage) {
  const { receipt, speech } = page
  const { words, price } = speech
  return (
    <>
      <PageHead title={words.receiptNo(receipt.number)} speech={speech} />
      <main id="main" class="receipt">
        {receipt.sandbox ? <p class="mark">{words.notAReceipt}</p> : null}
        <article class="tk short torn">
          <div class="r">
            <div class="w">
              <Title text={receipt.items[0]?.title ?? ''} level={2} />
            </div>
          </div>
          <p class="stub">
            <span>
              {receipt.state === 'paid' ? <Tick /> : null} {words.order[receipt.state]}
            </span>{' '}
            <b>
              <bdi>{price(receipt.total)}</bdi>
            </b>
          </p>
        </article>
        <Figures page={page} />
        <Help page={page} />
      </main>
      <Dock note={null} speech={speech}>
        <DockLink href="/">{words.backToShow}</DockLink>
      </Dock>
      <PageFoot speech={speech} here={page.here} />
    </>
  )
}

function Figures({ page: { receipt, seller, timezone, carrierTitle, speech } }: { page: ReceiptPage }) {
  const { words, price, date } = speech
  return (
    <dl>
      <dt>{words.show}</dt>
      <dd>
        <bdi>{receipt.show}</bdi>
      </dd>
      <dt>{words.date}</dt>
      <dd>{date(receipt.date, timezone)}</dd>
      <dt>{words.seller}</dt>
      <dd>
        <bdi>{seller}</bdi>
      </dd>
      <dt>{words.buyer}</dt>
      <dd>
        <bdi>{speech.name(receipt.buyer)}</bdi>
      </dd>
      {receipt.items.map((item) => (
        <>
          <dt>
            {item.quantity} × <bdi>{item.title}</bdi>
          </dt>
          <dd>
            <bdi>{price(item.price)}</bdi>
          </dd>
        </>
      ))}
      <dt class="tot">{words.total}</dt>
      <dd class="tot">
        <bdi>{price(receipt.total)}</bdi>
      </dd>
      {carrierTitle === null ? null : (
        <>
          <dt>{words.paidWith}</dt>
          <dd>{carrierTitle}</dd>
        </>
      )}
      {receipt.reference === null ? null : (
        <>
          <dt>{words.reference}</dt>
          <dd>
            <bdi>{receipt.reference}</bdi>
          </dd>
        </>
      )}
      <dt>{words.moneyBack}</dt>
      <dd>
        <Say text={refundWords(speech, receipt, timezone)} />
      </dd>
    </dl>
  )
}

function refundWords({ words, price, date }: Speech, { refund, total }: Receipt, timezone: string): string {
  if (refund === null) return words.nothing
  const amount = apart(price(total))
  if (refund.state === 'asked') return words.onItsWay(amount)
  return refund.at === null ? amount : `${amount} · ${date(refund.at, timezone)}`
}

/** To keep it, and what to do when something is wrong. The script shows the button: it can do nothing without. */
function Help({ page: { receipt, seller, onAir, speech } }: { page: ReceiptPage }) {
  const { words } = speech
  return (
    <div class="noprint">
      <p>
        <button type="button" id="print" class="soft">
          {words.print}
        </button>
      </p>
      <p class="quiet">{words.keepIt}</p>
      <details id="wrong">
        <summary>{words.somethingWrong}</summary>
        <p>
          <Say text={words.wrongHow(apart(seller), receipt.number)} />
        </p>
        {onAir ? (
          <p>
            <a href="/#say-text">{words.openChat}</a>
          </p>
        ) : null}
      </details>
    </div>
  )
}
