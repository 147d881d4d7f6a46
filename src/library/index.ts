// The door of the library.
export { diskError, publishFile } from './durable.ts'
export { modelFolder, safeRelativePath } from './layout.ts'
export { type Library, openLibrary } from './library.ts'
