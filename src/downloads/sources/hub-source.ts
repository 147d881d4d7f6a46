// Whether a model can be fetched from Hugging Face, as far as that can be said before asking it.
import type { Source } from '../../catalog/contract.ts'
import { invalid } from '../../core/errors.ts'
import { checkFileName } from './files.ts'

/** A Hugging Face source whose repository is named. */
export type HubSource = Source & { type: 'huggingface'; repo: string }

const REPO = /^\w[\w.-]*(\/\w[\w.-]*)?$/

/** @throws RosterError where it can be said at once that the model cannot be fetched. */
export function hubSourceOf({ source, display_name }: { source: Source | null; display_name: string }): HubSource {
  if (source?.type !== 'huggingface' || source.repo === null)
    throw invalid('/model_id', `is ${display_name}, which names no Hugging Face repository to fetch it from`)
  if (!REPO.test(source.repo))
    throw invalid('/model_id', `is ${display_name}, whose source "${source.repo}" is no "owner/name"`)
  for (const { path } of source.files) checkFileName(path)
  return { ...source, type: 'huggingface', repo: source.repo }
}
