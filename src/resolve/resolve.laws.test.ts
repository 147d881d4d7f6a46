// Laws that every resolution keeps, whatever the catalog and the question.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { catalogOf } from '../../test/support/catalog.ts'
import { model, PROVIDER } from '../../test/support/roster.ts'
import type { Catalog } from '../catalog/index.ts'
import { RosterError } from '../core/errors.ts'
import { meets } from './conditions.ts'
import type { ResolveRequest } from './contract.ts'
import { type Resolved, resolve } from './index.ts'

const NOW = new Date('2026-01-01T00:00:00Z')
const ASKED = { modality: 'image', task: 'generation' } as const
const SLEEPING = { id: 'sleeping', display_name: 'Sleeping', kind: 'other', is_active: false }

const size = fc.integer({ min: 1, max: 4096 })
const capabilities = fc.record(
  {
    max_duration_seconds: fc.integer({ min: 1, max: 90 }),
    max_resolution: fc.tuple(size, size).map((sides) => sides.join('x')),
    max_pixels: fc.integer({ min: 1, max: 5_000_000 }),
    resolution_multiple: fc.constantFrom(1, 2, 8, 64),
    max_steps: fc.integer({ min: 1, max: 100 }),
    max_batch_size: fc.integer({ min: 1, max: 8 }),
    max_output: fc.integer({ min: 1, max: 100 }),
    context_window: fc.integer({ min: 1, max: 200 }),
    samplers: fc.subarray(['euler', 'ddim', 'heun']),
    supports_negative_prompts: fc.boolean(),
    supports_inpainting: fc.boolean(),
  },
  { requiredKeys: [] },
)

const input = fc.record(
  {
    duration: fc.integer({ min: 0, max: 200 }),
    width: fc.integer({ min: 1, max: 100_000 }),
    height: fc.integer({ min: 1, max: 100_000 }),
    steps: fc.integer({ min: 1, max: 200 }),
    batch_size: fc.integer({ min: 1, max: 16 }),
    max_tokens: fc.integer({ min: 1, max: 300 }),
    input_tokens: fc.integer({ min: 0, max: 300 }),
    sampler: fc.constantFrom('euler', 'lms'),
    negative_prompt: fc.constantFrom('', 'blurred'),
    style: fc.constantFrom('vivid', 'plain'),
  },
  { requiredKeys: [] },
)

const facts = fc.record({
  display_name: fc.constantFrom('A', 'B', 'b', '\ufffd', '\u{1f600}'),
  priority: fc.integer({ min: -1, max: 1 }),
  is_active: fc.boolean(),
  provider: fc.constantFrom(PROVIDER.id, SLEEPING.id),
  type: fc.constantFrom('base_model', 'base_model', 'lora'),
  task: fc.constantFrom('generation', 'generation', 'upscaling'),
  capabilities,
  input_defaults: input,
  pricing: fc.constantFrom({}, { per_image: 0.1 }, { per_image: 0.2 }, { per_image: 0 }),
})

/** At most one is the default, as the database sees to. */
const models = fc
  .tuple(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 12 }), fc.infiniteStream(facts), fc.nat(20))
  .map(([ids, stream, chosen]) =>
    ids.map((id, index) => {
      const some = stream.next().value
      return model(id, { ...some, modality: 'image', is_default: index === chosen && some.task === 'generation' })
    }),
  )

const catalogs = models.map((all) => ({ all, catalog: catalogOf({ models: all, providers: [PROVIDER, SLEEPING] }) }))

const requires = fc.record(
  { supports_inpainting: fc.boolean(), max_steps: fc.integer({ min: 1, max: 100 }), samplers: fc.constant('euler') },
  { requiredKeys: [] },
)

const ask = (catalog: Catalog, request: ResolveRequest): Resolved | RosterError => {
  try {
    const configurations = { find: () => undefined, defaultOf: () => undefined }
    return resolve({ catalog, configurations }, { ...ASKED, ...request }, { now: NOW })
  } catch (error) {
    if (error instanceof RosterError) return error
    throw error
  }
}

/** The same question with what does not fit made to fit, so that there is an answer whenever there is a candidate. */
const clamp = { on_limit: 'clamp' } as const

const whole = (answer: Resolved | RosterError) =>
  answer instanceof RosterError
    ? [answer.code, answer.message, answer.errors]
    : { ...answer, choice: { ...answer.choice, entry: answer.choice.entry.row.id } }

it('the same question has the same answer, in whatever order the rows came', () => {
  fc.assert(
    fc.property(models, input, requires, fc.constantFrom('priority', 'cost'), (all, given, requires, prefer) => {
      const [one, other] = [all, all.toReversed()].map((each) =>
        catalogOf({ models: each, providers: [SLEEPING, PROVIDER] }),
      )
      const request = { input: given, requires, prefer } as const
      if (one && other) expect(whole(ask(one, request))).toEqual(whole(ask(other, request)))
    }),
  )
})

it('the order of candidates is that of a naive sort', () => {
  fc.assert(
    fc.property(catalogs, requires, ({ all, catalog }, requires) => {
      const rows = all.map(({ id }) => catalog.model(id)?.row).filter((row) => row !== undefined)
      const expected = rows
        .filter(
          ({ is_active, provider, type, task }) =>
            is_active && provider === 'acme' && type === 'base_model' && task === 'generation',
        )
        .filter(({ capabilities }) =>
          Object.entries(requires).every(([name, value]) => meets(capabilities[name], value)),
        )
        .sort(
          (a, b) =>
            a.priority - b.priority ||
            Number(b.is_default) - Number(a.is_default) ||
            byCodePoint(a.display_name, b.display_name) ||
            byCodePoint(a.id, b.id),
        )
        .map(({ id }) => id)
      const answer = ask(catalog, { ...clamp, requires })
      if (answer instanceof RosterError) {
        expect(answer.code).toBe(expected.length === 0 ? 'not_found' : 'limit_exceeded')
        return
      }
      const { entry, alternatives, alternativesTotal } = answer.choice
      expect([entry.row.id, ...alternatives.map((each) => each.model)]).toEqual(expected.slice(0, 11))
      expect(alternativesTotal).toBe(expected.length - 1)
      expect(alternatives.map(({ rank }) => rank)).toEqual(alternatives.map((_, index) => index + 2))
    }),
  )
})

const byCodePoint = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left, 'utf8'), Buffer.from(right, 'utf8'))

it('what is asked for stands over defaults, and nothing else is there', () => {
  fc.assert(
    fc.property(catalogs, input, ({ catalog }, given) => {
      const answer = ask(catalog, { input: given })
      if (answer instanceof RosterError) return
      const { entry } = answer.choice
      const { recommended_duration_seconds: duration } = entry.view.capabilities
      const names = { width: 'resolution_width', height: 'resolution_height' } as const
      const canonical = (values: object) =>
        Object.fromEntries(
          Object.entries(values).map(([name, value]) => [names[name as keyof typeof names] ?? name, value]),
        )
      const expected = { ...(duration && { duration }), ...canonical(entry.row.input_defaults), ...canonical(given) }
      expect(answer.parameters).toEqual(expected)
      for (const [name, origin] of Object.entries(answer.origins))
        expect(origin).toBe(name in canonical(given) ? 'request' : 'input_defaults')
    }),
  )
})

it('what was clamped is within every limit, and clamping it again changes nothing', () => {
  fc.assert(
    fc.property(capabilities, input, (limits, given) => {
      const catalog = catalogOf({ models: [model('one', { ...ASKED, capabilities: limits })] })
      const once = ask(catalog, { ...clamp, input: given })
      if (once instanceof RosterError) return
      const again = ask(catalog, { input: once.parameters as never })
      if (again instanceof RosterError) throw again
      expect(again.parameters).toEqual(once.parameters)
      expect(again.limits.every(({ ok }) => ok)).toBe(true)
      for (const { from, to } of once.clamped) if (typeof to === 'number') expect(to).toBeLessThan(Number(from))
    }),
    { numRuns: 1000 },
  )
})

it('what is within every limit is left as it is', () => {
  fc.assert(
    fc.property(capabilities, input, (limits, given) => {
      const catalog = catalogOf({ models: [model('one', { ...ASKED, capabilities: limits })] })
      const strict = ask(catalog, { input: given })
      if (strict instanceof RosterError) {
        expect(strict.code).toBe('limit_exceeded')
        return
      }
      expect(whole(ask(catalog, { ...clamp, input: given }))).toEqual(whole(strict))
    }),
    { numRuns: 500 },
  )
})

it('a cost is null or a number that is known, and the cheapest known one is preferred', () => {
  fc.assert(
    fc.property(catalogs, ({ catalog }) => {
      const answer = ask(catalog, { ...clamp, prefer: 'cost' })
      if (answer instanceof RosterError) return
      const costs = [...catalog.candidates('image', 'generation')].map(({ row }) => {
        const one = ask(catalog, { ...clamp, model: row.id })
        return one instanceof RosterError ? null : one.cost.amount
      })
      expect(answer.cost.known).toBe(answer.cost.amount !== null)
      if (answer.choice.entry.row.pricing.per_image === undefined) expect(answer.cost.amount).toBe(null)
      const known = costs.filter((cost) => cost !== null)
      expect(answer.cost.amount).toBe(known.length > 0 ? Math.min(...known) : null)
    }),
  )
})
