// Asks a provider what it offers now, and shows the difference with the catalog; an apply is one change set.
import { ModelFacts } from '../catalog/contract.ts'
import type { Catalog, ModelRow, ProviderRow } from '../catalog/index.ts'
import type { Changes } from '../changes/index.ts'
import type { Admin } from '../core/actor.ts'
import type { Clock } from '../core/clock.ts'
import { fieldErrors, notFound, RosterError } from '../core/errors.ts'
import { type Offer, type Offered, type Runner, RunnerError } from '../runners/index.ts'
import type { ProviderKind } from '../vocabulary/index.ts'
import { compact } from './compact.ts'
import type { DiscoveryReport } from './contract.ts'
import { type Difference, differenceOf, type Incoming, type Upstream } from './difference.ts'
import { reference, reportOf } from './report.ts'
import { write } from './service.ts'
import { IMPORTED_PRIORITY, type Skipped } from './source.ts'

export interface DiscoveryOptions {
  catalog: Catalog
  changes: Changes
  runnerOf: (kind: ProviderKind) => Runner | undefined
  clock: Clock
}

const ORIGIN = 'discovered'
/** Somebody waits for it on the page. */
const PATIENCE_MS = 60_000
const DAY_MS = 24 * 60 * 60 * 1000

export class Discovery {
  readonly #options: DiscoveryOptions

  constructor(options: DiscoveryOptions) {
    this.#options = options
  }

  /** @throws RosterError `conflict` where the provider cannot be asked from here; `upstream` or `network` where it does not answer. */
  async run(actor: Admin, id: string, dryRun: boolean): Promise<DiscoveryReport> {
    const { catalog, changes } = this.#options
    const provider = catalog.provider(id)
    if (!provider) throw notFound('provider', id)
    const offer = await this.#ask(provider)
    const report = (difference: Difference, read: Read, revision: number) => ({
      ...reportOf({ source: id, dry_run: dryRun, revision }, difference, read),
      deprecations: this.#deprecations(id, difference),
    })
    if (dryRun) {
      const read = this.#read(provider, offer)
      return report(await this.#difference(provider, offer, read), read, catalog.revision)
    }
    const change = { action: 'discover', summary: `Took in what ${provider.display_name} offers` }
    const { revision, result } = await changes.change(actor, change, async (draft) => {
      const read = this.#read(provider, offer)
      const difference = await this.#difference(provider, offer, read)
      await write(draft, ORIGIN, difference)
      return { read, difference }
    })
    return report(result.difference, result.read, revision)
  }

  async #ask(provider: ProviderRow): Promise<Offer> {
    const runner = this.#options.runnerOf(provider.kind)
    if (!runner?.list)
      throw new RosterError(
        'conflict',
        `${provider.display_name} is of the kind "${provider.kind}", which cannot be asked`,
      )
    try {
      runner.check(provider)
      return await runner.list(provider, AbortSignal.timeout(PATIENCE_MS))
    } catch (error) {
      if (error instanceof DOMException)
        throw new RosterError('network', `${provider.display_name} did not answer within ${PATIENCE_MS / 1000} s`)
      throw error instanceof RunnerError ? asProblem(error) : error
    }
  }

  #difference(provider: ProviderRow, { isComplete }: Offer, { models }: Read): Promise<Difference> {
    const upstream: Upstream = { origin: ORIGIN, providers: [], models }
    // Of a list that is not all, only what was in it before can have gone from it.
    const wasThere = (row: ModelRow) => row.provider === provider.id && (isComplete || ORIGIN in row.upstream)
    return differenceOf(this.#options.catalog, upstream, () => true, wasThere)
  }

  #read(provider: ProviderRow, offer: Offer): Read {
    const read: Read = { models: [], skipped: [] }
    const met = new Set<string>()
    for (const offered of offer.models) {
      if (met.has(offered.model_key)) continue
      met.add(offered.model_key)
      const incoming = this.#incoming(provider, offered)
      if ('reason' in incoming) read.skipped.push(incoming)
      else read.models.push(incoming)
    }
    return read
  }

  /** What a model is for is guessed by its name: of a model that somebody else has described nothing is said about it. */
  #incoming({ id: provider }: ProviderRow, { modality, task, ...offered }: Offered): Incoming | Skipped {
    const { model_key } = offered
    const row = this.#options.catalog.modelsByKey(model_key).find((entry) => entry.row.provider === provider)?.row
    const isDescribed = row !== undefined && row.origin !== ORIGIN
    const said = compact({ provider, ...offered, ...(!isDescribed && { modality, task }) })
    const named = { display_name: model_key.slice(0, 200), priority: IMPORTED_PRIORITY, modality, task, ...said }
    const { data: facts, error } = ModelFacts.safeParse(named)
    if (facts) return { facts, said }
    const [first] = fieldErrors(error.issues)
    return { entry: model_key, reason: `${first?.pointer.slice(1).replaceAll('/', '.')} ${first?.detail}` }
  }

  /** Of those that are used: also what a person wrote down, and what this discovery is about to. */
  #deprecations(provider: string, { added, updated }: Difference): DiscoveryReport['deprecations'] {
    const { catalog, clock } = this.#options
    const rows = new Map([...catalog.ordered].map(({ row }) => [row.id, row as ModelFacts & { id: string }]))
    for (const { row } of updated) rows.set(row.id, row)
    for (const { id, facts } of added) rows.set(id, { ...facts, id })
    const found = [...rows.values()].flatMap((row) => {
      const { deprecation_date: day, display_name } = row
      if (row.provider !== provider || !row.is_active || day === null) return []
      const days = Math.ceil((Date.parse(day) - clock().getTime()) / DAY_MS)
      const when = days > 0 ? `will be switched off on ${day}, in ${days} days` : `was switched off on ${day}`
      return [{ ...reference(row), deprecation_date: day, message: `${display_name} ${when}; choose another model` }]
    })
    return found.sort((left, right) => (left.deprecation_date < right.deprecation_date ? -1 : 1))
  }
}

interface Read {
  models: Incoming[]
  skipped: Skipped[]
}

function asProblem({ code, message, retryAfterSeconds }: RunnerError): RosterError {
  if (code === 'not_configured') return new RosterError('conflict', message)
  if (code === 'rate_limited')
    return new RosterError('rate_limited', message, { retryAfter: Math.ceil(retryAfterSeconds ?? 60) })
  return new RosterError(code === 'network' ? 'network' : 'upstream', message)
}
