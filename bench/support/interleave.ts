// Compares by turns, A B A B ..., because a shared machine drifts: what slows one slows the other.

type Measure = () => number | Promise<number>

/** The median of each over so many rounds, after one round that only warms up. */
export async function interleave<Name extends string>(
  rounds: number,
  measures: Record<Name, Measure>,
): Promise<Record<Name, number>> {
  const entries = Object.entries<Measure>(measures)
  const results = new Map<string, number[]>(entries.map(([name]) => [name, []]))
  for (const [, measure] of entries) await measure()
  for (let round = 0; round < rounds; round++)
    for (const [name, measure] of entries) results.get(name)?.push(await measure())
  return Object.fromEntries([...results].map(([name, values]) => [name, median(values)])) as Record<Name, number>
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[sorted.length >>> 1] ?? Number.NaN
}
