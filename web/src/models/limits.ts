// The limits of a model as people compare them, the most telling first.
import type { Model } from '@roster/client'
import { formatDuration, formatNumber, formatTokens } from '../core/format.ts'
import { FIGURES } from '../texts/models.ts'

export interface KeyLimit {
  value: string
  label: string
}

export function keyLimits(model: Model): KeyLimit[] {
  const { context_window, max_output, max_resolution } = model.capabilities
  const { max_duration_seconds, vram_requirement_gb } = model
  return [
    isKnown(context_window) && { value: formatTokens(context_window), label: FIGURES.context },
    isKnown(max_duration_seconds) && { value: formatDuration(max_duration_seconds), label: FIGURES.atMost },
    isKnown(max_resolution) && { value: max_resolution.replace('x', ' x '), label: FIGURES.pixels },
    isKnown(max_output) && { value: formatTokens(max_output), label: FIGURES.output },
    isKnown(vram_requirement_gb) && { value: `${formatNumber(vram_requirement_gb)} GB`, label: FIGURES.vram },
  ].filter((limit) => limit !== false)
}

const isKnown = <Value>(value: Value): value is NonNullable<Value> => value !== null && value !== undefined
