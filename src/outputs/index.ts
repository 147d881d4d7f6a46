// The door of outputs: what jobs made, fetched, kept for a while and served.
export { Outputs } from './outputs.ts'
export { OutputRetention } from './retention.ts'
export { outputRoutes } from './routes.ts'
