// The door of jobs.
export type { DirectCall, DirectCalls } from './direct.ts'
export { ProviderLimits } from './pace/limits.ts'
export type { JobsOptions, Outputs } from './parts.ts'
export { jobRoutes } from './routes.ts'
export { Jobs } from './service.ts'
export { usageRoutes } from './usage/routes.ts'
