// What a download is of, as the catalog knows it.
import type { Model } from '@roster/client'
import { useModel } from '../models/queries.ts'

interface Subject {
  name: string
  /** The site that a token belongs to; undefined where none takes one. */
  site: 'huggingface' | 'civitai' | undefined
}

/** Until the model has been read, its id stands for its name. */
export function useSubject(modelId: string): Subject {
  const model: Model | undefined = useModel(modelId).data?.value
  const type = model?.source?.type
  return {
    name: model?.display_name ?? modelId,
    site: type === 'huggingface' || type === 'civitai' ? type : undefined,
  }
}
