// The door of jobs.
export { ProviderLimits } from './pace/limits.ts'
export type { BegunCall } from './recorder.ts'
export { jobRoutes } from './routes.ts'
export { Jobs } from './service.ts'
export { usageRoutes } from './usage/routes.ts'
export type { User } from './user.ts'
