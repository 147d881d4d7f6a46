// The one language of generation parameters, and the other names under which the same thing arrives.

/** `count`: whole, at least 1. `seed`: whole, -1 is random. `skip`: whole, -1 is none. `number`: finite, 0 or more. */
export type ParameterShape = 'count' | 'seed' | 'skip' | 'number' | 'text'

interface Parameter {
  shape: ParameterShape
  aliases: readonly string[]
}

export const PARAMETERS = {
  steps: { shape: 'count', aliases: ['num_inference_steps'] },
  cfg_scale: { shape: 'number', aliases: ['guidance_scale'] },
  sampler: { shape: 'text', aliases: [] },
  scheduler: { shape: 'text', aliases: [] },
  clip_skip: { shape: 'skip', aliases: [] },
  resolution_width: { shape: 'count', aliases: ['width'] },
  resolution_height: { shape: 'count', aliases: ['height'] },
  batch_size: { shape: 'count', aliases: ['num_outputs', 'n'] },
  seed: { shape: 'seed', aliases: [] },
  prompt: { shape: 'text', aliases: [] },
  negative_prompt: { shape: 'text', aliases: [] },
  duration: { shape: 'number', aliases: ['duration_seconds'] },
  input_tokens: { shape: 'number', aliases: ['prompt_tokens'] },
  max_tokens: { shape: 'count', aliases: ['max_output_tokens', 'max_completion_tokens'] },
} as const satisfies Record<string, Parameter>
export type ParameterName = keyof typeof PARAMETERS

const CANONICAL: ReadonlyMap<string, ParameterName> = new Map(
  (Object.keys(PARAMETERS) as ParameterName[]).flatMap((name) =>
    [name, ...PARAMETERS[name].aliases].map((spelling) => [spelling, name] as const),
  ),
)

/** The canonical name of a parameter, however it is spelled; undefined for one that only its model knows. */
export const canonicalParameter = (spelling: string): ParameterName | undefined => CANONICAL.get(spelling)
