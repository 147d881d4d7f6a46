// What a model can do and within what limits, in words and units.
import { formatDuration, formatNumber } from './format.ts'
import { textOf } from './value-text.ts'
import { sentenceOf } from './words.ts'

interface Known {
  label: string
  /** The value in its unit; as it is where there is none. */
  text?: (value: number) => string
}

const tokens = (value: number) => `${value.toLocaleString('en-US')} tokens`

/** In the order in which they are read. Any other capability follows under its own name. */
const KNOWN: Readonly<Record<string, Known>> = {
  context_window: { label: 'Context window', text: tokens },
  max_input: { label: 'Maximum input', text: tokens },
  max_output: { label: 'Maximum output', text: tokens },
  max_duration_seconds: { label: 'Maximum duration', text: formatDuration },
  recommended_duration_seconds: { label: 'Recommended duration', text: formatDuration },
  tokens_per_second: { label: 'Tokens per second' },
  sample_rate: { label: 'Sample rate', text: (value) => `${value.toLocaleString('en-US')} Hz` },
  vram_requirement_gb: { label: 'VRAM', text: (value) => `${formatNumber(value)} GB` },
  max_resolution: { label: 'Maximum resolution' },
  max_pixels: { label: 'Maximum pixels' },
  resolution_multiple: { label: 'Sides are multiples of', text: (value) => `${value} px` },
  max_batch_size: { label: 'Maximum batch size' },
  max_steps: { label: 'Maximum steps' },
  samplers: { label: 'Samplers' },
  schedulers: { label: 'Schedulers' },
  input_modalities: { label: 'Takes' },
  thinking: { label: 'Thinking' },
  supports_vision: { label: 'Vision' },
  supports_tools: { label: 'Tools' },
  supports_negative_prompts: { label: 'Negative prompts' },
  supports_image_to_image: { label: 'Image to image' },
  supports_inpainting: { label: 'Inpainting' },
}

/** Every capability that has a name of its own. */
export const KNOWN_CAPABILITIES: readonly string[] = Object.keys(KNOWN)

export const capabilityName = (name: string): string => KNOWN[name]?.label ?? sentenceOf(name.replace(/^supports_/, ''))

export function capabilityText(name: string, value: unknown): string {
  const text = KNOWN[name]?.text
  return typeof value === 'number' && text ? text(value) : textOf(value)
}
