// The door of the library.
export { diskError, publishFile } from './durable.ts'
export { modelFolder, safeRelativePath } from './layout.ts'
export { type Library, openLibrary } from './library.ts'
export { followRows, rebuildRows } from './rebuild.ts'
export { libraryRoutes } from './routes.ts'
export { InstalledModels, type Use } from './service.ts'
export { Usage } from './usage.ts'
