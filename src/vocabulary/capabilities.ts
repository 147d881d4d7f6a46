// What a model can do and within what limits: the known keys of `capabilities`, each with its shape and unit.

/** `count`: whole, at least 1. `amount`: above 0. `size`: "WIDTHxHEIGHT". `words`: list of text. */
export type CapabilityShape = 'count' | 'amount' | 'flag' | 'size' | 'words'

export interface Capability {
  shape: CapabilityShape
  label: string
  unit?: string
}

/** The five audio limits stand at the top level of a model as well: one value, two views. */
export const TOP_LEVEL_LIMITS = [
  'max_duration_seconds',
  'recommended_duration_seconds',
  'tokens_per_second',
  'vram_requirement_gb',
  'sample_rate',
] as const
export type TopLevelLimit = (typeof TOP_LEVEL_LIMITS)[number]

export const CAPABILITIES = {
  max_duration_seconds: { shape: 'amount', label: 'Maximum duration', unit: 's' },
  recommended_duration_seconds: { shape: 'amount', label: 'Recommended duration', unit: 's' },
  tokens_per_second: { shape: 'amount', label: 'Tokens per second of audio' },
  vram_requirement_gb: { shape: 'amount', label: 'VRAM', unit: 'GB' },
  sample_rate: { shape: 'count', label: 'Sample rate', unit: 'Hz' },
  context_window: { shape: 'count', label: 'Context window', unit: 'tokens' },
  max_input: { shape: 'count', label: 'Maximum input', unit: 'tokens' },
  max_output: { shape: 'count', label: 'Maximum output', unit: 'tokens' },
  thinking: { shape: 'flag', label: 'Thinking' },
  max_resolution: { shape: 'size', label: 'Maximum resolution', unit: 'px' },
  resolution_multiple: { shape: 'count', label: 'Sides are multiples of', unit: 'px' },
  max_pixels: { shape: 'count', label: 'Maximum pixels', unit: 'px' },
  max_batch_size: { shape: 'count', label: 'Maximum batch size' },
  max_steps: { shape: 'count', label: 'Maximum steps' },
  samplers: { shape: 'words', label: 'Samplers' },
  schedulers: { shape: 'words', label: 'Schedulers' },
  supports_negative_prompts: { shape: 'flag', label: 'Negative prompts' },
  supports_image_to_image: { shape: 'flag', label: 'Image to image' },
  supports_inpainting: { shape: 'flag', label: 'Inpainting' },
  supports_vision: { shape: 'flag', label: 'Vision' },
  supports_tools: { shape: 'flag', label: 'Tools' },
  input_modalities: { shape: 'words', label: 'Takes' },
} as const satisfies Record<string, Capability>
export type CapabilityName = keyof typeof CAPABILITIES

/** Capabilities that bound a request, and may be overridden by `ROSTER_LIMIT__{MODEL_ID}__{LIMIT}`. */
export const LIMITS = [
  'max_duration_seconds',
  'context_window',
  'max_input',
  'max_output',
  'max_resolution',
  'max_pixels',
  'max_batch_size',
  'max_steps',
] as const satisfies readonly CapabilityName[]
export type LimitName = (typeof LIMITS)[number]
