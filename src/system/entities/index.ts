// Every kind of row that changes through `change()`; those that refer to others stand after them.
import { models, providers, settings } from '../../catalog/index.ts'
import type { Entity, Row } from '../../changes/index.ts'
import { configurations } from '../../configurations/index.ts'

export const ENTITIES: readonly Entity<Row>[] = [providers, models, settings, configurations]
