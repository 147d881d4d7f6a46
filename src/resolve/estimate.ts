// What a request will take: tokens, and the money for them.
import type { ModelFacts } from '../catalog/contract.ts'
import { type Cost, costOf, type Usage } from '../pricing/index.ts'
import type { Parameters } from './parameters.ts'

export interface Tokens {
  input: number | null
  output: number | null
  /** Whether `input` was guessed from the length of the prompt. */
  estimated: boolean
}

/** English text has about four characters a token; the guess says that it is one. */
const CHARACTERS_A_TOKEN = 4

/** Tasks of text models that read and write nothing: there is no output to be paid for. */
const WITHOUT_OUTPUT: ReadonlySet<string> = new Set(['embedding', 'rerank', 'moderation'])

type Facts = Pick<ModelFacts, 'modality' | 'task' | 'capabilities' | 'pricing'>

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export function tokensOf({ modality, capabilities }: Facts, parameters: Parameters): Tokens {
  if (modality !== 'text') {
    const [duration, rate] = [numberOf(parameters.duration), capabilities.tokens_per_second]
    return { input: null, output: duration !== null && rate ? duration * rate : null, estimated: false }
  }
  const input = numberOf(parameters.input_tokens)
  const output = numberOf(parameters.max_tokens)
  if (input !== null || typeof parameters.prompt !== 'string') return { input, output, estimated: false }
  return { input: Math.ceil(parameters.prompt.length / CHARACTERS_A_TOKEN), output, estimated: true }
}

/** The cost at the prices of `now`; unknown, with the reason, where a price or a quantity is. */
export function estimateCost(facts: Facts, parameters: Parameters, tokens: Tokens, now: Date): Cost {
  const { pricing } = facts
  const missing = facts.modality === 'text' ? missingCount(facts, tokens) : null
  if (missing) return { amount: null, currency: pricing.currency ?? 'USD', known: false, reason: missing }
  return costOf(pricing, usageOf(facts, parameters, tokens), { at: now })
}

/** A count that is not known costs nothing only where its price is 0. */
function missingCount(
  { task, pricing: { input_per_mtok, output_per_mtok } }: Facts,
  { input, output }: Tokens,
): string | null {
  if (input === null && input_per_mtok !== 0) return 'Not known: input tokens; give input_tokens or a prompt'
  if (output === null && output_per_mtok !== 0 && !WITHOUT_OUTPUT.has(task))
    return 'Not known: output tokens; give max_tokens'
  return null
}

function usageOf({ modality }: Facts, parameters: Parameters, tokens: Tokens): Usage {
  if (modality === 'text') return { input_tokens: tokens.input ?? 0, output_tokens: tokens.output ?? 0 }
  const seconds = numberOf(parameters.duration)
  if (modality !== 'image') return { seconds }
  return {
    images: numberOf(parameters.batch_size) ?? 1,
    width: numberOf(parameters.resolution_width),
    height: numberOf(parameters.resolution_height),
  }
}
