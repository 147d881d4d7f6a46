export { Access } from './access.ts'
export { adminToken, tokenFile } from './admin-token.ts'
export { accessRoutes, sessionOf, signInPath } from './routes.ts'
