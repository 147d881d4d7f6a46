// The door of downloads.
export { downloadRoutes } from './routes.ts'
export { createDownloads, type Downloads } from './service.ts'
