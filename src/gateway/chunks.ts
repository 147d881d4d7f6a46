// A chat completion in OpenAI's form, whole or in pieces, made of what another kind of provider says.
import type { JsonObject } from '../core/record.ts'
import type { Usage } from '../pricing/index.ts'
import type { Asked } from './answer.ts'

export class Chunks {
  readonly #facts: JsonObject
  #isFirst = true

  constructor({ call }: Asked) {
    const { id, startedAt, resolved } = call
    const created = Math.floor(startedAt.getTime() / 1000)
    this.#facts = { id: `chatcmpl-${id}`, created, model: resolved.choice.entry.row.id }
  }

  /** A piece; the first one says who speaks. */
  piece(delta: JsonObject, finish_reason: string | null = null): string {
    const spoken = this.#isFirst ? { role: 'assistant', ...delta } : delta
    this.#isFirst = false
    return this.#event([{ index: 0, delta: spoken, finish_reason }])
  }

  usage(usage: Usage): string {
    return this.#event([], usageOf(usage))
  }

  whole(message: JsonObject, finish_reason: string, usage: Usage): string {
    const choices = [{ index: 0, message: { role: 'assistant', ...message }, logprobs: null, finish_reason }]
    return JSON.stringify({ ...this.#facts, object: 'chat.completion', choices, usage: usageOf(usage) })
  }

  #event(choices: JsonObject[], usage?: JsonObject): string {
    const chunk = { ...this.#facts, object: 'chat.completion.chunk', choices, ...(usage && { usage }) }
    return `data: ${JSON.stringify(chunk)}\n\n`
  }
}

export const DONE_EVENT = 'data: [DONE]\n\n'

/** What was not counted is 0 there: clients add it up without looking. */
function usageOf({ input_tokens, output_tokens, cached_input_tokens, reasoning_tokens }: Usage): JsonObject {
  const [prompt_tokens, completion_tokens] = [input_tokens ?? 0, output_tokens ?? 0]
  return {
    ...{ prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
    ...(cached_input_tokens && { prompt_tokens_details: { cached_tokens: cached_input_tokens } }),
    ...(reasoning_tokens && { completion_tokens_details: { reasoning_tokens } }),
  }
}
