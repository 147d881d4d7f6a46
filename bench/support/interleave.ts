// Compares by turns, A B A B ..., because a shared machine drifts: what slows one slows the other.

type Measure<Measured> = () => Measured | Promise<Measured>

/** The median of each over so many rounds, after one round that only warms up. */
export async function interleave<Name extends string>(
  rounds: number,
  measures: Record<Name, Measure<number>>,
): Promise<Record<Name, number>> {
  const results = await inTurns(rounds, measures)
  const names = Object.keys(measures) as Name[]
  return Object.fromEntries(names.map((name) => [name, median(results.map((each) => each[name]))])) as Record<
    Name,
    number
  >
}

/** What each round measured, for pairs that are compared round by round; one round before them only warms up. */
export async function inTurns<Name extends string, Measured>(
  rounds: number,
  measures: Record<Name, Measure<Measured>>,
): Promise<Record<Name, Measured>[]> {
  const entries = Object.entries<Measure<Measured>>(measures)
  for (const [, measure] of entries) await measure()
  const results: Record<Name, Measured>[] = []
  for (let round = 0; round < rounds; round++) {
    const measured: [string, Measured][] = []
    for (const [name, measure] of entries) measured.push([name, await measure()])
    results.push(Object.fromEntries(measured) as Record<Name, Measured>)
  }
  return results
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[sorted.length >>> 1] ?? Number.NaN
}
