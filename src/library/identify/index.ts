// The door of identification: what a weight file is, wherever it lies.
export type { Identified } from './contract.ts'
export { type FileFacts, identifyFile } from './identify.ts'
export { reconcile } from './reconcile.ts'
export { type ByteSource, bufferSource, openFileSource } from './source.ts'
