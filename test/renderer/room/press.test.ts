import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { roomWords } from '../../../core/words/room'
import { type Press, send } from '../../../renderer/room/press'

/** What each try gets, one after the other; the last for all that follow. Null is no answer. */
let answers: (Response | null)[] = []
let tries: { readonly at: number; readonly body: string }[] = []
const note = { id: 'note', className: '', textContent: '' }
const words: string[] = []
const button = {
  dataset: {} as Record<string, string>,
  attributes: new Map<string, string>(),
  setAttribute: (name: string, value: string) => button.attributes.set(name, value),
  removeAttribute: (name: string) => button.attributes.delete(name),
}
const ours = (status: number, text: string) =>
  new Response(text, { status, headers: { 'x-micdrop': 'room' } })
const press = (): Press => ({
  form: { getAttribute: () => '/act' } as never,
  button: button as never,
  body: new URLSearchParams({ do: 'claim r1', key: 'k1' }),
  title: '“Claim one”',
})
let unheard = 0
const sent = () => {
  const from = performance.now()
  return send(press(), () => {
    unheard += 1
  }).then((heard) => ({ heard, after: performance.now() - from }))
}

beforeEach(() => {
  answers = []
  tries = []
  words.length = 0
  note.textContent = ''
  unheard = 0
  vi.useFakeTimers()
  vi.stubGlobal('location', { pathname: '/' })
  vi.stubGlobal('scrollY', 0)
  vi.stubGlobal('HTMLInputElement', class {})
  const place = new Proxy(note, {
    set: (on, name, value) => {
      if (name === 'textContent') words.push(String(value))
      return Reflect.set(on, name, value)
    },
  })
  const said = { textContent: JSON.stringify(roomWords.en.script) }
  vi.stubGlobal('document', {
    getElementById: (id: string) => (id === 'words' ? said : place),
    documentElement: { lang: 'en' },
    activeElement: null,
  })
  vi.stubGlobal('fetch', (_path: string, { body, signal }: RequestInit) => {
    tries.push({ at: performance.now(), body: String(body) })
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!
    if (answer !== null) return Promise.resolve(answer.clone())
    return new Promise((_, reject) => signal!.addEventListener('abort', () => reject(new Error('nothing'))))
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('an answer is handed on, whatever it says; one that comes soon needs no words', async () => {
  answers = [ours(429, '{"to":null}')]
  const done = sent()
  expect(button.dataset.state).toBe('sent')
  expect(button.attributes.get('aria-disabled')).toBe('true')
  await vi.advanceTimersByTimeAsync(0)
  expect((await done).heard).toMatchObject({ status: 429, text: '{"to":null}' })
  expect(words).toEqual([])
  expect(button.dataset.state).toBeUndefined()
  expect(button.attributes.has('aria-disabled')).toBe(false)
})

test('a connection that died unseen costs 3.5 s: the second try follows at once, under the same key', async () => {
  answers = [null, ours(200, '{}')]
  const done = sent()
  await vi.advanceTimersByTimeAsync(3_500)
  expect((await done).after).toBe(3_500)
  expect(tries.map(({ body }) => body)).toEqual(['do=claim+r1&key=k1', 'do=claim+r1&key=k1'])
  expect(words).toEqual(['Sending your claim…'])
  expect(unheard).toBe(1)
})

test('without an answer every request ends, the words stay the same, and after two minutes it is given up', async () => {
  answers = [null]
  const done = sent()
  await vi.advanceTimersByTimeAsync(12_000)
  expect(button.dataset.state).toBe('kept')
  expect(note.textContent).toBe('No connection. “Claim one” is kept and sent once, when it is back.')
  await vi.advanceTimersByTimeAsync(150_000)
  const { heard, after } = await done
  expect(heard).toBeNull()
  expect(after).toBeGreaterThanOrEqual(120_000)
  expect(after).toBeLessThan(145_000)
  expect(words).toHaveLength(2)
  expect(new Set(tries.map(({ body }) => body)).size).toBe(1)
  expect(button.dataset.state).toBeUndefined()
})

test('what slept in a pocket for ten minutes is not sent on waking up', async () => {
  answers = [new Response('<p>Sign in', { status: 200 })]
  const done = sent()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(note.textContent).toContain('this network may want you to sign in')
  const many = tries.length
  vi.setSystemTime(Date.now() + 600_000)
  await vi.advanceTimersByTimeAsync(5_000)
  expect((await done).heard).toBeNull()
  expect(tries).toHaveLength(many)
})
