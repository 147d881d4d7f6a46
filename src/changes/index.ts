export { Changes } from './changes.ts'
export type { Draft, Entry } from './draft.ts'
export type { Entity, Row } from './entity.ts'
export { Feed } from './feed.ts'
export { Retention } from './retention.ts'
export { changeRoutes } from './routes.ts'
export {
  countUp,
  insertChangeSet,
  lastActionOn,
  type Outcome,
  RESTORE,
  readRevision,
} from './store.ts'
