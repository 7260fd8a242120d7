const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector)
const words = (names: string | undefined) => new Set((names ?? '').split(' '))

/** Shows what is the viewer's own in things that all see alike; the page came so (main/gateway/room/marks.ts). */
export function markOwn(): void {
  const { full, kept, answered } = document.getElementById('own')?.dataset ?? {}
  const [pools, tickets, answers] = [words(full), words(kept), words(answered)]
  const questions = new Set([...answers].map((answer) => answer.slice(0, answer.lastIndexOf('.'))))
  for (const one of all('[data-pool]')) one.hidden = pools.has(one.dataset.pool ?? '')
  for (const one of all('[data-ticket]')) one.hidden = tickets.has(one.dataset.ticket ?? '')
  for (const one of all('[data-yours]')) one.hidden = !answers.has(one.dataset.yours ?? '')
  for (const one of all('[data-quiz]'))
    (one as HTMLFieldSetElement).disabled = questions.has(one.dataset.quiz ?? '')
}

/** Attributes that `markOwn` sets: what is sent to all does not take them away. */
export function isMark({ dataset }: HTMLElement, attribute: string): boolean {
  const { pool, ticket, yours, quiz } = dataset
  return attribute === 'hidden' ? (pool ?? ticket ?? yours) !== undefined : quiz !== undefined
}
