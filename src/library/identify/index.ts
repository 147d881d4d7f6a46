// The door of identification: what a weight file is, wherever it lies.

export { descends } from './conclude.ts'
export type { Identified } from './contract.ts'
export { type FileFacts, identifyFile } from './identify.ts'
export { type Pipeline, parsePipeline, withPipeline } from './pipeline.ts'
export { reconcile } from './reconcile.ts'
export { bundledParts } from './rules/traits.ts'
export { type ByteSource, bufferSource, openFileSource } from './source.ts'
