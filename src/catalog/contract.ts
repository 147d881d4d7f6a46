// What the catalog holds: models, and the providers that run them.
export * from './models/contract.ts'
export * from './providers/contract.ts'
