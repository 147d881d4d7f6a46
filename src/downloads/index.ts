// The door of downloads.
export { downloadRoutes } from './routes.ts'
export { createDownloads, type Downloads, type DownloadsOptions } from './service.ts'
