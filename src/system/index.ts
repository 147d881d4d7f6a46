export type { Found } from './gpus.ts'
export { systemRoutes } from './routes.ts'
export { Machine } from './service.ts'
