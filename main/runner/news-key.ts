import type { PaymentNews } from '../../core/commerce/payment'

/** One key per piece of news; a fee that becomes known later is news of its own. */
export function newsKey(news: PaymentNews): string {
  return `pay:${news.operationId}:${news.state}${news.fee > 0 ? `:${news.fee}` : ''}`
}
