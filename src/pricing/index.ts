// The door of pricing: what a use of a model costs.
export type { PriceTier, Pricing, RateName, Rates, ServiceTier } from './contract.ts'
export { type Cost, costOf } from './cost.ts'
export type { Circumstances } from './layers.ts'
export type { CountName, Usage } from './usage.ts'
