// The door of jobs.
export type { BegunCall } from './live/recorder.ts'
export { ProviderLimits } from './pace/limits.ts'
export { jobRoutes } from './routes.ts'
export { Jobs } from './service.ts'
export { usageRoutes } from './usage/routes.ts'
export type { User } from './user.ts'
