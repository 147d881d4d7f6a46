// Taking foreign catalogs in: what is asked, the difference that it would make, what came of it.
import { createRoute, z } from '@hono/zod-openapi'
import { Flag, json, problems } from '../core/contract.ts'
import { ProviderId, Text } from '../core/schema.ts'

export const IMPORT_SOURCES = ['litellm', 'models.dev', 'openrouter'] as const
export type SourceId = (typeof IMPORT_SOURCES)[number]

/** Everything that can be taken in: catalogs of models, and presets. */
const ALL_SOURCES = [...IMPORT_SOURCES, 'presets'] as const

const Reference = z.object({ id: z.string(), provider: z.string(), model_key: z.string(), display_name: z.string() })

const FieldChange = z
  .object({
    field: z.string().describe('Such as `pricing.input_per_mtok`'),
    from: z.unknown().describe('What the catalog says; null for nothing'),
    to: z.unknown().describe('What the upstream says'),
  })
  .openapi('FieldChange')

const Changed = Reference.extend({ fields: z.array(FieldChange) })

export const ImportReport = z
  .object({
    source: z.string(),
    dry_run: z.boolean(),
    revision: z.int().describe('The change set that holds the import, or the present one where nothing was written'),
    summary: z.object({
      read: z.int().describe('Models in the file'),
      new: z.int(),
      changed: z.int(),
      kept: z.int().describe('Models of which a person changed something that the upstream says otherwise'),
      unchanged: z.int(),
      gone: z.int(),
      skipped: z.int(),
      new_providers: z.int(),
    }),
    new_providers: z.array(z.string()),
    new: z.array(Reference),
    changed: z.array(Changed),
    kept: z.array(Changed).describe('Values that stay because a person set them'),
    gone: z.array(Reference).describe('Came from this upstream before; it no longer names them. They stay'),
    skipped: z.array(z.object({ entry: z.string(), reason: z.string() })).describe('Entries that are no models'),
  })
  .openapi('ImportReport')
export type ImportReport = z.infer<typeof ImportReport>

const PresetReference = z.object({
  id: z.string().nullable().describe('Null for one that is not written yet and gets its id then'),
  model_id: z.string().nullable().describe('Null for a whole base model'),
  base_model: z.string(),
  name: z.string(),
})
const ChangedPreset = PresetReference.extend({ fields: z.array(FieldChange) })

export const PresetReport = z
  .object({
    source: z.literal('presets'),
    dry_run: z.boolean(),
    revision: z.int().describe('The change set that holds the import, or the present one where nothing was written'),
    summary: z.object({
      read: z.int().describe('Presets in the file'),
      new: z.int(),
      changed: z.int(),
      kept: z.int().describe('Configurations of which a person wrote something that the file says otherwise'),
      unchanged: z.int(),
      skipped: z.int(),
    }),
    new: z.array(PresetReference),
    changed: z.array(ChangedPreset),
    kept: z.array(ChangedPreset).describe('Values that stay because no import wrote them'),
    skipped: z.array(z.object({ entry: z.string(), reason: z.string() })),
  })
  .openapi('PresetReport')
export type PresetReport = z.infer<typeof PresetReport>

export const importCatalog = createRoute({
  method: 'post',
  path: '/catalog/import',
  tags: ['Catalog'],
  summary: 'Take a foreign catalog or presets in; a dry run unless `dry_run=false`',
  description:
    'The body is the file itself, or `url` says where it lies; up to 64 MiB. With `Accept: application/x-ndjson` the answer is lines: ' +
    '`{"progress":{"stage","done","total"}}` as it goes, then `{"report":...}` or `{"problem":...}`.',
  request: {
    query: z.strictObject({
      source: z.enum(ALL_SOURCES),
      dry_run: Flag.optional(),
      url: Text(2048)
        .refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? ''), 'must be an https address')
        .optional()
        .describe(
          'Where the server fetches the file itself, instead of a body: https and globally routable. What a dry run fetched is written by an apply within ten minutes',
        ),
    }),
    body: {
      required: false, // No Zod schema: a thread reads the file, and this one must not parse it first.
      content: { 'application/json': { schema: { type: 'object' } } },
    },
  },
  responses: {
    200: {
      description: 'The difference, or what was written',
      content: {
        'application/json': { schema: z.union([ImportReport, PresetReport]) },
        'application/x-ndjson': { schema: { type: 'string' } },
      },
    },
    ...problems(400, 401, 403, 413),
  },
})

export const PopulateReport = z
  .object({
    revision: z.int(),
    summary: z.object({ created: z.int(), updated: z.int(), skipped: z.int(), total: z.int() }),
    results: z.array(
      z.object({
        id: z.string(),
        model_key: z.string(),
        status: z.enum(['created', 'updated', 'skipped']),
        reason: z.string().nullable(),
      }),
    ),
  })
  .openapi('PopulateReport')
export type PopulateReport = z.infer<typeof PopulateReport>

export const populateCatalog = createRoute({
  method: 'post',
  path: '/catalog/populate',
  tags: ['Catalog'],
  summary: 'Add the built-in models; those that exist are skipped, or brought up to date where no person changed them',
  responses: { 200: json(PopulateReport, 'What became of each'), ...problems(401, 403) },
})

export const DiscoveryReport = ImportReport.extend({
  source: z.string().describe('The provider that was asked'),
  gone: z.array(Reference).describe('Models of this provider that it no longer offers. They stay'),
  deprecations: z
    .array(Reference.extend({ deprecation_date: z.string(), message: z.string() }))
    .describe('Active models of this provider that are switched off, or will be; the nearest first'),
}).openapi('DiscoveryReport')
export type DiscoveryReport = z.infer<typeof DiscoveryReport>

export const discoverModels = createRoute({
  method: 'post',
  path: '/providers/{id}/discover',
  tags: ['Providers'],
  summary: 'Ask a provider what it offers now; a dry run unless `dry_run=false`',
  description:
    'Shows what would be new, changed and gone in the catalog. Added by the same merge as an import: what a person ' +
    'changed is kept. OpenAI-compatible servers and Anthropic tell all that they offer, Replicate its collections.',
  request: { params: z.object({ id: ProviderId }), query: z.strictObject({ dry_run: Flag.optional() }) },
  responses: {
    200: json(DiscoveryReport, 'The difference, or what was written'),
    ...problems(400, 401, 403, 404, 409, 502),
  },
})
