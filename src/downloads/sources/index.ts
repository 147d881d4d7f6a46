// The door of sources: what people paste, and what a download of it will bring.
export { requireConfirmed, requireOpen } from './confirmed.ts'
export { checkWantedName } from './from-source.ts'
export type { SourceReference } from './parse/reference.ts'
export type { Plan } from './planned.ts'
export { Sources } from './sources.ts'
export { planView, sourceOf } from './view.ts'
