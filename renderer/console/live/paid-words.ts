import { moneyText } from '../../../core/base/money'
import type { PaidEvent } from '../../../core/chat/paid'

/** `€5.00 Super Chat`, `100 bits`, `Next question (2,000 points)`. */
export function paidText({ kind, amount, count, title }: PaidEvent): string {
  const number = count === null ? '' : count.toLocaleString('en')
  const money = amount === null ? '' : `${moneyText(amount)} `
  const named = title === '' ? '' : `, ${title}`
  switch (kind) {
    case 'super-chat':
      return `${money}Super Chat`
    case 'super-sticker':
      return `${money}Super Sticker`
    case 'bits':
      return `${number} bits`
    case 'kicks':
      return `${number} Kicks`
    case 'subscription':
      return `${count !== null && count > 1 ? `${number} months` : 'subscribed'}${named}`
    case 'gift':
      return `gave ${number === '' ? 'memberships' : `${number} ${count === 1 ? 'membership' : 'memberships'}`}${named}`
    case 'member':
      return `${count !== null && count > 1 ? `member for ${number} months` : 'new member'}${named}`
    case 'redemption':
      return `${title === '' ? 'a reward' : title}${number === '' ? '' : ` (${number} points)`}`
  }
}
