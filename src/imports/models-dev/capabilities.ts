// What models.dev says that a model can do, in our words.
import type { ModelDraft } from '../../catalog/contract.ts'
import { compact } from '../compact.ts'
import type { Fields } from '../fields.ts'

/** Facts that we have no word for, under names that say what they are. */
const KEPT: Readonly<Record<string, string>> = {
  attachment: 'supports_attachments',
  structured_output: 'supports_structured_output',
  temperature: 'supports_temperature',
  interleaved: 'interleaved_thinking',
  reasoning_options: 'reasoning_options',
  open_weights: 'open_weights',
}

export function modelsDevCapabilities(fields: Fields): NonNullable<ModelDraft['capabilities']> {
  const limit = fields.within('limit')
  const modalities = fields.within('modalities')
  const inputs = modalities?.words('input')
  return compact({
    context_window: limit?.count('context'),
    max_input: limit?.count('input'),
    max_output: limit?.count('output'),
    thinking: fields.flag('reasoning'),
    supports_tools: fields.flag('tool_call'),
    supports_vision: inputs?.includes('image'),
    input_modalities: inputs,
    output_modalities: modalities?.words('output'),
    ...Object.fromEntries(Object.entries(KEPT).map(([theirs, ours]) => [ours, fields.record[theirs]])),
    release_date: fields.day('release_date'),
    // How a model is called where its provider calls it otherwise: an AI SDK package, an address, a protocol.
    call: fields.record.provider,
  })
}
