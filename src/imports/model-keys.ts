// A provider's own name for each model of a catalog whose keys begin with the provider's.
import { providerId } from './provider-names.ts'

interface Keyed {
  entry: string
  provider: string
}

/**
 * "openrouter/anthropic/claude-x" of openrouter -> "anthropic/claude-x", by entry. Entries of one provider that would
 * then share a name keep their whole key, all of them, so that the order of the file decides nothing.
 */
export function modelKeys(entries: readonly Keyed[]): ReadonlyMap<string, string> {
  const keys = new Map(entries.map((keyed) => [keyed.entry, withoutProvider(keyed)]))
  // A whole key may be what another entry was cut to: then that one keeps its own as well.
  for (let shared = sharing(entries, keys); shared.length > 0; shared = sharing(entries, keys))
    for (const { entry } of shared) keys.set(entry, entry)
  return keys
}

function withoutProvider({ entry, provider }: Keyed): string {
  const slash = entry.indexOf('/')
  const rest = entry.slice(slash + 1)
  return slash > 0 && rest !== '' && providerId(entry.slice(0, slash)) === provider ? rest : entry
}

/** The entries that were cut to a key which another entry of the same provider has. */
function sharing(entries: readonly Keyed[], keys: ReadonlyMap<string, string>): Keyed[] {
  const inOurWords = ({ entry, provider }: Keyed) => `${provider}/${keys.get(entry)}`
  const groups = Map.groupBy(entries, inOurWords)
  return entries.filter(
    (keyed) => keys.get(keyed.entry) !== keyed.entry && (groups.get(inOurWords(keyed))?.length ?? 0) > 1,
  )
}
