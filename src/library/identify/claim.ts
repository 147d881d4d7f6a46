// What one signal says of a file, and in which words it is shown.
import type { Signal } from '../../vocabulary/index.ts'
import type { Layout } from './layout.ts'
import { type Rule, type Says, seenBy } from './rules/rule.ts'

export interface Claim {
  signal: Signal
  says: Says
  /** What was seen and what it means. */
  detail: string
}

const MOST_SHOWN = 3

/** The claims of the first rule that holds, the more exact one first. */
export function claimsOf(rules: readonly Rule[], layout: Layout): Claim[] {
  for (const rule of rules) {
    const seen = seenBy(rule, layout)
    if (!seen) continue
    const claim = { signal: isByShape(rule) ? 'shapes' : 'keys', says: rule.says, detail: told(seen, rule) } as const
    return [...claimsOf(rule.variants ?? [], layout).map((exact) => inherited(exact, claim)), claim]
  }
  return []
}

const isByShape = ({ size, count, blocks }: Rule): boolean => Boolean(size ?? count ?? blocks)

const told = (seen: readonly string[], { because }: Rule): string =>
  seen.length === 0 ? because : `${seen.slice(0, MOST_SHOWN).join(', ')}: ${because}`

/** A variant says only what it adds. */
const inherited = (exact: Claim, { says: { type, family } }: Claim): Claim => ({
  ...exact,
  says: { ...(type && { type }), ...(family && { family }), ...exact.says },
})
