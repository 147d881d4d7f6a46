// Where the token of a gated model is made, and where its licence is accepted.
import type { Model } from '@roster/client'
import { TOKEN } from '../../texts/models.ts'

interface TokenSite {
  label: string
  placeholder: string
  /** The page on which tokens are made. */
  tokens: string
  licence: string | null
}

const CIVITAI = { label: TOKEN.civitai, placeholder: '', tokens: 'https://civitai.com/user/account', licence: null }

export function tokenSite({ source }: Pick<Model, 'source'>): TokenSite {
  if (source?.type === 'civitai') return CIVITAI
  return {
    label: TOKEN.huggingface,
    placeholder: 'hf_...',
    tokens: 'https://huggingface.co/settings/tokens',
    licence: source?.repo ? `https://huggingface.co/${source.repo}` : null,
  }
}
