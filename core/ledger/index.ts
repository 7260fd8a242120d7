export { balance, check, type LedgerFault } from './books'
export { toHledger } from './journal'
export { postFee, postRefund, postSale } from './sales'
