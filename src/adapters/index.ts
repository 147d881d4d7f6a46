export { adapterRoutes } from './routes.ts'
export { Adapters } from './service.ts'
