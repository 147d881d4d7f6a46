// What a model can do and within what limits, in words and units.
import type { Model } from '@roster/client'
import { formatDuration, formatNumber } from '../../core/format.ts'
import { textOf } from '../../core/value-text.ts'
import { sentenceOf } from '../../core/words.ts'
import type { Fact } from '../../ui/facts.tsx'

type Capabilities = Model['capabilities']

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

const namesOf = (capabilities: Capabilities): string[] => [
  ...Object.keys(KNOWN),
  ...Object.keys(capabilities).filter((name) => !Object.hasOwn(KNOWN, name)),
]

const labelOf = (name: string): string => KNOWN[name]?.label ?? sentenceOf(name.replace(/^supports_/, ''))

/** Everything that is more than a yes or a no. */
export const capabilityFacts = (capabilities: Capabilities): Fact[] =>
  namesOf(capabilities).flatMap((name) => {
    const value = capabilities[name]
    if (value === null || value === undefined || typeof value === 'boolean') return []
    const text = KNOWN[name]?.text
    return [{ label: labelOf(name), value: typeof value === 'number' && text ? text(value) : textOf(value) }]
  })

/** What it can do, or what it is known not to do. */
export const capabilityFlags = (capabilities: Capabilities, wanted: boolean): string[] =>
  namesOf(capabilities)
    .filter((name) => capabilities[name] === wanted)
    .map(labelOf)
