// What LiteLLM says that a model can do, in our words.
import type { ModelDraft } from '../../catalog/contract.ts'
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'

/** Flags that we have another name for; every other `supports_*` keeps its own. */
const FLAGS: Readonly<Record<string, string>> = {
  supports_function_calling: 'supports_tools',
  supports_reasoning: 'thinking',
}

const INPUT_FLAGS: Readonly<Record<string, string>> = {
  supports_vision: 'image',
  supports_image_input: 'image',
  supports_embedding_image_input: 'image',
  supports_audio_input: 'audio',
  supports_video_input: 'video',
  supports_pdf_input: 'pdf',
}

/**
 * `max_input_tokens` is the limit of what goes in, and not the context window, which LiteLLM does not know: GPT-5 takes
 * 272,000 of a window of 400,000. `max_tokens` is left: it means the one or the other.
 */
export function litellmCapabilities(fields: Fields, takes: readonly string[]): NonNullable<ModelDraft['capabilities']> {
  return compact({
    max_input: fields.count('max_input_tokens'),
    max_output: fields.count('max_output_tokens'),
    ...flagsOf(fields),
    input_modalities: inputsOf(fields, takes),
    output_modalities: fields.words('supported_output_modalities'),
    supported_endpoints: fields.words('supported_endpoints'),
    supported_regions: fields.words('supported_regions'),
    output_vector_size: fields.count('output_vector_size'),
    prompt_cache_min_tokens: fields.count('prompt_cache_min_tokens'),
    requests_per_minute: fields.count('rpm'),
    tokens_per_minute: fields.count('tpm'),
  })
}

const flagsOf = (fields: Fields) =>
  Object.fromEntries(
    fields.keys.filter((key) => key.startsWith('supports_')).map((key) => [FLAGS[key] ?? key, fields.flag(key)]),
  )

function inputsOf(fields: Fields, takes: readonly string[]): string[] {
  const flagged = Object.keys(INPUT_FLAGS).filter((flag) => fields.flag(flag))
  const inputs = [...(fields.words('supported_modalities') ?? takes), ...flagged.map((flag) => INPUT_FLAGS[flag] ?? '')]
  return [...new Set(inputs)]
}
