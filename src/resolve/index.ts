export { fits } from './conditions.ts'
export { checkLimits } from './limits.ts'
export { type Resolved, resolve } from './resolve.ts'
export { resolveRoutes } from './routes.ts'
