// The door of uploads.
export { bodyOf } from './body.ts'
export { uploadRoutes } from './routes.ts'
export { Uploads } from './service.ts'
