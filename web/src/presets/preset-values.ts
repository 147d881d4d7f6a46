// The parameters of a preset in words: every one of them, as people read it.
import type { Configuration } from '@roster/client'
import { textOf } from '../core/value-text.ts'
import { PARAMETERS, PRESETS } from '../texts/presets.ts'

export interface ParameterText {
  name: string
  label: string
  text: string
}

export function parameterTexts(preset: Configuration): ParameterText[] {
  const { resolution_width, resolution_height, clip_skip, seed } = preset
  const text = (name: 'steps' | 'cfg_scale' | 'sampler' | 'scheduler' | 'batch_size') => ({
    name,
    label: PARAMETERS[name],
    text: textOf(preset[name]),
  })
  return [
    text('steps'),
    text('cfg_scale'),
    text('sampler'),
    text('scheduler'),
    { name: 'resolution', label: PRESETS.resolution, text: `${resolution_width} x ${resolution_height}` },
    text('batch_size'),
    { name: 'clip_skip', label: PARAMETERS.clip_skip, text: clip_skip === -1 ? PRESETS.none : String(clip_skip) },
    // Without separators: a seed is copied, not read as an amount.
    { name: 'seed', label: PARAMETERS.seed, text: seed === -1 ? PRESETS.random : String(seed) },
  ]
}

export const additionalTexts = ({ additional_params }: Configuration): ParameterText[] =>
  Object.entries(additional_params).map(([name, value]) => ({ name, label: name, text: textOf(value) }))
