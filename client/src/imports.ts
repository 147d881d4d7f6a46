import { problemError, RosterError } from './error.ts'
import { linesOf } from './lines.ts'
import type { components, paths } from './schema.ts'
import { dataOf, type Transport } from './transport.ts'

export type ImportReport = components['schemas']['ImportReport']
export type PopulateReport = components['schemas']['PopulateReport']
export type PresetReport = components['schemas']['PresetReport']
type Source = paths['/api/v1/catalog/import']['post']['parameters']['query']['source']
/** The catalogs of models that can be taken in. */
export type ImportSource = Exclude<Source, 'presets'>

/** What is read, or the address where the server reads it itself. */
export type CatalogFile = Blob | string | URL

export interface ImportProgress {
  stage: string
  done: number
  total: number
}

export interface ImportOptions {
  /** Whether only the difference is asked for and nothing is written. @default true */
  dryRun?: boolean
  onProgress?: (progress: ImportProgress) => void
  signal?: AbortSignal
}

export const imports = (transport: Transport) => {
  async function run(source: Source, file: CatalogFile, options: ImportOptions): Promise<ImportReport | PresetReport> {
    const { dryRun = true, onProgress, signal } = options
    const dry_run = dryRun ? 'true' : 'false'
    const isAddress = file instanceof URL
    const { data } = await transport.POST('/api/v1/catalog/import', {
      params: { query: { source, dry_run, ...(isAddress && { url: file.href }) } },
      ...(!isAddress && { body: {}, bodySerializer: () => file }),
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
      parseAs: 'stream',
      ...(signal && { signal }),
    })
    if (data)
      for await (const line of linesOf(data)) {
        const news: News = line ? JSON.parse(line) : {}
        if (news.progress) onProgress?.(news.progress)
        if (news.problem) throw problemError(news.problem)
        if (news.report) return news.report
      }
    throw new RosterError('The answer broke off; whether the import was written is in the log of changes', {
      status: 0,
      code: 'network',
    })
  }

  return {
    /** Adds the built-in models; those that a person changed stay as they are. */
    populate: (): Promise<PopulateReport> => dataOf(transport.POST('/api/v1/catalog/populate')),

    /** Takes a foreign catalog in: the file as it was published, or the address where the server finds it. */
    run: async (source: ImportSource, file: CatalogFile, options: ImportOptions = {}): Promise<ImportReport> =>
      (await run(source, file, options)) as ImportReport,

    /** Takes presets in: `configuration_presets` of models, or a file of configurations. */
    presets: async (file: CatalogFile, options: ImportOptions = {}): Promise<PresetReport> =>
      (await run('presets', file, options)) as PresetReport,
  }
}

interface News {
  progress?: ImportProgress
  report?: ImportReport | PresetReport
  problem?: components['schemas']['Problem']
}
