// Where a file's bytes are right now: the origin is asked once, and again when a signed address has ended or fails.
import type { Origin } from '../http/origin.ts'
import type { Reach } from '../http/reach.ts'
import type { Followed, Redirects, Wanted } from '../http/redirects.ts'

/** Asked for anew so long before it ends. */
const EARLY_MS = 60_000

interface Resolved {
  url: URL
  reach: Reach
  linked: Followed['linked']
  /** Wall clock: a signature says a date. */
  endsAt: number
}

export class Address {
  #origin: Origin
  readonly #redirects: Redirects
  #resolved: Resolved | undefined

  constructor(origin: Origin, redirects: Redirects) {
    this.#origin = origin
    this.#redirects = redirects
  }

  get origin(): Origin {
    return this.#origin
  }

  /** Who will be asked next. */
  get host(): string {
    return (this.#fresh()?.url ?? this.#origin.url).host
  }

  /** The token was refused, and what is public needs none. */
  forgetToken(): void {
    this.#origin = { ...this.#origin, authorization: undefined, refusal: this.#origin.refusal.bind(this.#origin) }
    this.forget()
  }

  forget(): void {
    this.#resolved = undefined
  }

  async ask(wanted: Wanted): Promise<Followed> {
    const known = this.#fresh()
    if (known) {
      const reply = await this.#redirects.ask(known.url, known.reach, wanted)
      if (reply.status < 300 || reply.status >= 400) return { ...reply, ...known, paths: [] }
      reply.body.drop()
      this.forget()
    }
    const reply = await this.#redirects.follow(this.#origin, wanted)
    // What the origin sends itself needs its token each time.
    if (reply.url.origin !== this.#origin.url.origin && reply.status < 300)
      this.#resolved = { url: reply.url, reach: reply.reach, linked: reply.linked, endsAt: endOf(reply.url) }
    return reply
  }

  #fresh(): Resolved | undefined {
    if (this.#resolved && Date.now() > this.#resolved.endsAt - EARLY_MS) this.forget()
    return this.#resolved
  }
}

/** When a signed address ends; never where it does not say so, or ends so soon that early would be at once. */
function endOf({ searchParams }: URL): number {
  const lasts = Number(searchParams.get('X-Amz-Expires') ?? Number.NaN) * 1000
  const unix = Number(searchParams.get('Expires') ?? Number.NaN) * 1000
  const end = Number.isNaN(lasts) ? unix : signedAt(searchParams.get('X-Amz-Date')) + lasts
  return end - Date.now() > 2 * EARLY_MS ? end : Number.POSITIVE_INFINITY
}

/** "20261125T064146Z"; now where it is not said. */
function signedAt(date: string | null): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '')
  if (!match) return Date.now()
  const [, year, month, day, hour, minute, second] = match.map(Number)
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
}
