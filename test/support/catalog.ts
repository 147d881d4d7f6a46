// A catalog in memory, made from facts: for what is pure and needs no database.
import { ModelFacts, ProviderFacts } from '../../src/catalog/contract.ts'
import { Catalog, LimitOverrides, Local, newModel, newProvider } from '../../src/catalog/index.ts'
import { type model, PROVIDER } from './roster.ts'

const NOW = '2026-01-01T00:00:00Z'

export interface CatalogParts {
  /** Each as `model()` makes it. */
  models: ReturnType<typeof model>[]
  providers?: object[]
  variables?: Record<string, string>
  installed?: string[]
}

export function catalogOf({ models, providers = [PROVIDER], variables = {}, installed = [] }: CatalogParts): Catalog {
  const overrides = new LimitOverrides(variables)
  const rows = {
    revision: 1,
    settings: [],
    providers: providers.map((facts) => newProvider(ProviderFacts.parse(facts), NOW)),
    models: models.map(({ id, ...facts }, index) =>
      newModel(ModelFacts.parse(facts), { id, number: index + 1, origin: 'person', upstream: {} }, NOW),
    ),
  }
  return new Catalog(rows, new Local({ variables, overrides, installed: new Set(installed) }))
}
