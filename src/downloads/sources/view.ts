// A source as it is asked for, and a plan as it is shown: without anything that fetches.
import { invalid } from '../../core/errors.ts'
import { RESERVE_BYTES } from '../engine/index.ts'
import type { DownloadPlan, DownloadSource } from './contract.ts'
import { directUrl, referenceOf } from './from-source.ts'
import { parseSource } from './parse/parse.ts'
import type { ParseOptions, SourceReference } from './parse/reference.ts'
import { pointingAt } from './parse/shown.ts'
import { pinnedFiles } from './pinned.ts'
import type { Plan } from './planned.ts'

/** @throws RosterError with a pointer to the field that is wrong, and what would be right. */
export function sourceOf(asked: DownloadSource, options: ParseOptions): SourceReference {
  const reference = 'text' in asked ? parseSource(asked.text, options) : typedSource(asked, options)
  if (asked.files.length === 0) return reference
  if (reference.type !== 'huggingface')
    throw invalid(
      '/source/files',
      'names files of a repository, and this source is none; a file of CivitAI is named by ?fileId= in its address',
    )
  return { ...reference, files: asked.files }
}

function typedSource(asked: Exclude<DownloadSource, { text: string }>, options: ParseOptions): SourceReference {
  const { type, repo, revision, url, path } = asked
  if (type === 'local') {
    if (path === null) throw invalid('/source/path', 'is required for a source of type "local"')
    const reference = pointingAt('/source/path', () => parseSource(path, options))
    if (reference.type !== 'local')
      throw invalid('/source/path', 'must be an absolute path on the machine of the server')
    return reference
  }
  if (path !== null) throw invalid('/source/path', `belongs to a source of type "local", and this one is "${type}"`)
  if (type === 'url') {
    if (url === null) throw invalid('/source/url', 'is required for a source of type "url"')
    return directUrl(url, options)
  }
  return referenceOf({ type, repo, revision, url, files: [] }, options).reference
}

export function planView(plan: Plan, { freeBytes }: { freeBytes: number }): DownloadPlan {
  const { source, model, files, total_bytes, gate, identified, companions, warnings, page, models = 1 } = plan
  const verdicts = files.map(({ verdict }) => ({ verdict: verdict.status, verdict_detail: verdict.detail }))
  return {
    source,
    model,
    files: pinnedFiles(files).map((file, index) => ({
      ...file,
      verdict: 'unknown',
      verdict_detail: null,
      ...verdicts[index],
    })),
    total_bytes,
    free_bytes: freeBytes,
    // What stays where it is needs no room.
    fits: source.type === 'local' ? true : total_bytes === null ? null : total_bytes + RESERVE_BYTES <= freeBytes,
    is_unsafe: files.some(({ verdict }) => verdict.status === 'unsafe'),
    gate,
    identified,
    companions,
    warnings,
    page: page?.href ?? null,
    models_total: models,
  }
}
