// Models that their providers switch off: told before the day comes, and after it.
import type { Catalog } from '../../catalog/index.ts'
import type { Finding } from './contract.ts'
import { warning } from './finding.ts'

/** Long enough to choose another and to move to it. */
const SOON_MS = 90 * 24 * 60 * 60 * 1000

/** Of those that can be called: what nobody can use needs no successor. */
export function checkDeprecations(catalog: Pick<Catalog, 'ordered' | 'provider' | 'local'>, now: Date): Finding[] {
  return [...catalog.ordered].flatMap(({ row }) => {
    const provider = catalog.provider(row.provider)
    if (row.deprecation_date === null || !row.is_active || !provider?.is_active) return []
    if (!catalog.local.isConfigured(provider)) return []
    const left = Date.parse(row.deprecation_date) - now.getTime()
    if (left > SOON_MS) return []
    const when = left > 0 ? 'will be' : 'was'
    const sentence = `${row.display_name} ${when} switched off by its provider on ${row.deprecation_date}`
    return [warning(`model ${row.id}`, sentence, `Choose another, then: roster deactivate ${row.id}`)]
  })
}
