/** Somebody with an account on the peer. Every person is also a channel, as on Twitch. */
export type Person = { readonly id: string; login: string; name: string; readonly color: string }

/** The same login has the same id in every peer and every run, so tests may compare across restarts. */
function idOf(login: string): string {
  let hash = 2166136261
  for (const char of login) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619) >>> 0
  return String(10_000_000 + (hash % 900_000_000))
}

const colors = ['#FF0000', '#0000FF', '#008000', '#B22222', '#FF7F50', '#9ACD32', '#FF4500', '#2E8B57']

/** Everybody the peer has heard of; unknown logins come into being when they are named. */
export class People {
  readonly #byId = new Map<string, Person>()
  readonly #byLogin = new Map<string, Person>()

  /** `name` is the display name, by default the login. */
  called(login: string, name?: string): Person {
    const key = login.toLowerCase()
    const known = this.#byLogin.get(key)
    if (known !== undefined) {
      if (name !== undefined) known.name = name
      return known
    }
    const id = idOf(key)
    const person = { id, login: key, name: name ?? login, color: colors[Number(id) % colors.length]! }
    this.#byId.set(id, person)
    this.#byLogin.set(key, person)
    return person
  }

  byId(id: string): Person | undefined {
    return this.#byId.get(id)
  }

  byLogin(login: string): Person | undefined {
    return this.#byLogin.get(login.toLowerCase())
  }

  /** A viewer changes the login; the id stays. */
  rename(login: string, to: string, name = to): Person {
    const person = this.called(login)
    this.#byLogin.delete(person.login)
    person.login = to.toLowerCase()
    person.name = name
    this.#byLogin.set(person.login, person)
    return person
  }
}
