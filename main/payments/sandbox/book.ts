import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Money } from '../../../core/base/money'

const Payment = z.object({
  operationId: z.string(),
  orderId: z.string(),
  amount: Money,
  state: z.enum(['pending', 'paid', 'declined', 'expired', 'refunded']),
  test: z.enum(['paid', 'declined', 'slow', 'silent', 'late']),
})
export type SandboxPayment = z.infer<typeof Payment>

export interface Book {
  readonly get: (operationId: string) => SandboxPayment | null
  readonly put: (payment: SandboxPayment) => void
  readonly pending: () => SandboxPayment[]
}

/** The sandbox's own records: one line per change, the last one counts. A half-written last line is passed over. */
export function openBook(file: string): Book {
  const payments = new Map<string, SandboxPayment>()
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  for (const line of text.split('\n')) {
    const payment = Payment.safeParse(parse(line))
    if (payment.success) payments.set(payment.data.operationId, payment.data)
  }
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n')
  return {
    get: (operationId) => payments.get(operationId) ?? null,
    put: (payment) => {
      appendFileSync(file, `${JSON.stringify(payment)}\n`, { mode: 0o600 })
      payments.set(payment.operationId, payment)
    },
    pending: () => [...payments.values()].filter((payment) => payment.state === 'pending'),
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
