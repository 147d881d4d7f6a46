// Specification 2's routes, in camelCase: one file for each part of it, each exported here.
export { catalogFacade } from './catalog.ts'
export { downloadFacade } from './downloads.ts'
