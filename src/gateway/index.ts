// The door of the gateway: OpenAI's clients reach every model through it.
export { Gateway } from './gateway.ts'
export { gatewayRoutes } from './routes.ts'
