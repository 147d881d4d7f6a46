// LiteLLM's `tiered_pricing`: a table of which one row holds for a whole request.
import type { PriceTier, Rates } from '../../pricing/index.ts'
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'
import { numberOf } from '../numbers.ts'
import { baseOf, readBook } from './book.ts'

/**
 * The rows as tiers, the first one as the base; undefined where there is no table. A row without an input rate is
 * none (search providers keep another table under the name). What a row lacks is not looked for in the model's own
 * rates, as it is for a threshold: its cache costs what its input does. Only its output may be the model's.
 */
export function readTable(fields: Fields, modelRates: Rates): { base: Rates; tiers?: PriceTier[] } | undefined {
  if (!Array.isArray(fields.record.tiered_pricing)) return undefined
  const rows = fields.list('tiered_pricing').flatMap((row) => rowOf(row, modelRates))
  const [first, ...others] = rows.sort((left, right) => left.above_input_tokens - right.above_input_tokens)
  if (!first) return undefined
  const { above_input_tokens, ...base } = first
  if (above_input_tokens > 0) return { base: modelRates, tiers: [first, ...others] }
  return { base, ...(others.length > 0 ? { tiers: others } : {}) }
}

function rowOf(row: Fields, modelRates: Rates): PriceTier[] {
  const rates = baseOf(readBook(row))
  const [start] = Array.isArray(row.record.range) ? row.record.range : []
  const above_input_tokens = numberOf(start)
  if (above_input_tokens === undefined || rates.input_per_mtok === undefined) return []
  const cache_write_per_mtok = rates.cache_write_per_mtok ?? rates.input_per_mtok
  const { reasoning_per_mtok, ...shared } = modelRates
  return [
    {
      above_input_tokens,
      ...shared,
      ...(rates.output_per_mtok === undefined ? compact({ reasoning_per_mtok }) : {}),
      cache_read_per_mtok: rates.input_per_mtok,
      cache_write_per_mtok,
      cache_write_1h_per_mtok: cache_write_per_mtok,
      ...rates,
    },
  ]
}
