// The words of Roster: one word for one thing, in code, API, page and documents.
export * from './base-models.ts'
export * from './capabilities.ts'
export * from './identification.ts'
export * from './models.ts'
export * from './parameters.ts'
