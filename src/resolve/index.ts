export { fits } from './conditions.ts'
export { checkLimits } from './limits.ts'
export { type Circumstances, type Known, type Resolved, resolve } from './resolve.ts'
export { resolutionJson, resolveRoutes } from './routes.ts'
