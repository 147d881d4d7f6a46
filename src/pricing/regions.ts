// What a region adds to the cost of tokens.
import type { Pricing } from './contract.ts'

/** The factor of a region; 1 where it is not known to cost more. "*" is every region but "global". */
export function upliftOf({ regional_multipliers }: Pricing, region: string | null | undefined): number {
  if (!region || !regional_multipliers) return 1
  const name = region.toLowerCase()
  const factors = new Map(Object.entries(regional_multipliers))
  return factors.get(name) ?? (name === 'global' ? 1 : (factors.get('*') ?? 1))
}
