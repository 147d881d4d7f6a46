// Fills the catalog from the database, once at start.
import { readRevision } from '../changes/index.ts'
import type { Reader } from '../db/index.ts'
import { Catalog } from './memory/catalog.ts'
import type { Local } from './memory/local.ts'
import { readModels } from './models/store.ts'
import { readProviders } from './providers/store.ts'
import { readSettings } from './settings.ts'

/** The revision is read first: what is committed meanwhile is read twice, and taking a row twice changes nothing. */
export async function loadCatalog(db: Reader, local: Local): Promise<Catalog> {
  const revision = await readRevision(db)
  const providers = await readProviders(db)
  const models = await readModels(db)
  const settings = await readSettings(db)
  return new Catalog({ revision, models, providers, settings }, local)
}
