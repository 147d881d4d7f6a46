// Whose token opens a gated model, and where its licence is accepted.
import type { Model } from '@roster/client'
import type { TokenSite } from '../../downloads/token-field.tsx'

interface Gate {
  /** Undefined where no token helps. */
  site: TokenSite | undefined
  licence: string | null
}

export function tokenSite({ source }: Pick<Model, 'source'>): Gate {
  if (source?.type === 'civitai') return { site: 'civitai', licence: null }
  if (source?.type !== 'huggingface') return { site: undefined, licence: null }
  return { site: 'huggingface', licence: source.repo ? `https://huggingface.co/${source.repo}` : null }
}
