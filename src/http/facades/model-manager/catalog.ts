// Specification 2's list of models with their install status, and models that people add to it.
import type { Catalog, ModelEntry, Models } from '../../../catalog/index.ts'
import { type Actor, isAdmin, requireRole } from '../../../core/actor.ts'
import { invalid, invalidFields } from '../../../core/errors.ts'
import { newRouter } from '../../../core/routes.ts'
import type { Downloads } from '../../../downloads/index.ts'
import type { Sources } from '../../../downloads/sources/index.ts'
import * as contract from './contract.ts'
import { modelOf } from './custom-model.ts'

export interface ModelManager {
  catalog: Catalog
  models: Models
  downloads: Downloads
  sources: Pick<Sources, 'parse'>
  /** What an installed model takes on the disk. */
  installedBytes: (id: string) => number | undefined
  /** Which list `GET /api/models` answers where nobody says: specification 4 has the same path. */
  bareList: 'endpoints' | 'catalog'
}

const VIEWS: ReadonlySet<string> = new Set(['catalog', 'endpoints'])

export function catalogFacade({ catalog, models, downloads, sources, installedBytes, bareList }: ModelManager) {
  const router = newRouter()
  const listed = async (actor: Actor, entries: readonly ModelEntry[]) => {
    const jobs = new Map((await downloads.onTheirWay()).map((download) => [download.model_id, download.id]))
    return entries
      .filter(({ row }) => row.is_active || isAdmin(actor))
      .map((entry) => entryOf(entry, { catalog, installedBytes, jobId: jobs.get(entry.row.id) ?? null }))
  }
  // Documented with the list of specification 4: one path cannot stand in the document twice.
  router.get('/api/models', async (c, next) => {
    const view = c.req.query('view') ?? bareList
    if (!VIEWS.has(view)) throw invalid('/view', 'must be catalog or endpoints')
    if (view !== 'catalog') return next()
    const actor = requireRole(c.env.actor, 'public')
    const { data: query, error } = contract.CatalogQuery.safeParse(c.req.query())
    if (error) throw invalidFields(error.issues, 'The query')
    const entries = await listed(actor, [...catalog.ordered].filter(isOffered))
    return c.json({ models: entries.filter((entry) => matches(entry, query)) }, 200)
  })
  return router.openapi(contract.createCustomModel, async (c) => {
    const actor = requireRole(c.env.actor, 'admin')
    const entry = await models.create(actor, modelOf(c.req.valid('json'), catalog, sources))
    return c.json(entryOf(entry, { catalog, installedBytes, jobId: null }), 201, {
      location: `/api/v1/models/${entry.row.id}`,
    })
  })
}

/** What has weights that can be had, or has them. */
const isOffered = ({ row }: ModelEntry): boolean => row.source !== null

interface Known extends Pick<ModelManager, 'catalog' | 'installedBytes'> {
  jobId: string | null
}

function entryOf({ row }: ModelEntry, { catalog, installedBytes, jobId }: Known): contract.CatalogEntry {
  const { source } = row
  const files = source?.files ?? []
  const known = files.length > 0 && files.every(({ size }) => size !== null)
  const planned = known ? files.reduce((sum, { size }) => sum + (size ?? 0), 0) : null
  const exact = installedBytes(row.id) ?? planned
  const isHub = source?.type === 'huggingface'
  return {
    id: row.id,
    name: row.display_name,
    family: row.family,
    baseModel: row.base_model,
    type: row.type,
    description: row.description,
    version: row.version,
    tags: row.tags,
    sourceType: source?.type ?? null,
    huggingfaceRepo: isHub ? source.repo : null,
    huggingfaceFiles: isHub ? files.map(({ path }) => path) : [],
    civitaiUrl: source?.type === 'civitai' ? source.url : null,
    url: source?.type === 'url' ? source.url : null,
    gated: row.gated,
    sizeBytes: exact ?? row.size_bytes,
    sizeIsEstimate: exact === null,
    installed: catalog.local.isInstalled(row.id),
    jobId,
  }
}

function matches(entry: contract.CatalogEntry, { type, family, search, installed }: contract.CatalogQuery): boolean {
  const text = [entry.id, entry.name, entry.description, ...entry.tags].join('\n').toLowerCase()
  const words = search?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
  return (
    (type === undefined || entry.type === type) &&
    (family === undefined || entry.family === family) &&
    (installed === undefined || entry.installed === installed) &&
    words.every((word) => text.includes(word))
  )
}
