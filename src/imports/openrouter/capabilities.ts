// What OpenRouter says that a model can do, in our words.
import type { ModelDraft } from '../../catalog/contract.ts'
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'

export function openRouterCapabilities(fields: Fields): NonNullable<ModelDraft['capabilities']> {
  const architecture = fields.within('architecture')
  const inputs = architecture?.words('input_modalities')?.map(inOurWords)
  const parameters = fields.words('supported_parameters')
  return compact({
    context_window: fields.count('context_length'),
    max_output: fields.within('top_provider')?.count('max_completion_tokens'),
    thinking: parameters?.includes('reasoning'),
    supports_tools: parameters?.includes('tools'),
    supports_vision: inputs?.includes('image'),
    input_modalities: inputs,
    output_modalities: architecture?.words('output_modalities'),
    supported_parameters: parameters,
    tokenizer: architecture?.text('tokenizer'),
    reasoning: fields.record.reasoning ?? undefined,
    alias_of: fields.within('alias_target')?.text('slug'),
  })
}

/** OpenRouter's "file" is a PDF. */
const inOurWords = (modality: string): string => (modality === 'file' ? 'pdf' : modality)
