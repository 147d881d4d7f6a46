// The limits of a model as people compare them, the most telling first.
import type { Model } from '@roster/client'
import { formatDuration, formatNumber, formatTokens } from '../core/format.ts'

export interface KeyLimit {
  value: string
  label: string
}

export function keyLimits(model: Model): KeyLimit[] {
  const { context_window, max_output, max_resolution } = model.capabilities
  const { max_duration_seconds, vram_requirement_gb } = model
  return [
    isKnown(context_window) && { value: formatTokens(context_window), label: 'context' },
    isKnown(max_duration_seconds) && { value: formatDuration(max_duration_seconds), label: 'at most' },
    isKnown(max_resolution) && { value: max_resolution.replace('x', ' x '), label: 'px' },
    isKnown(max_output) && { value: formatTokens(max_output), label: 'output' },
    isKnown(vram_requirement_gb) && { value: `${formatNumber(vram_requirement_gb)} GB`, label: 'VRAM' },
  ].filter((limit) => limit !== false)
}

const isKnown = <Value>(value: Value): value is NonNullable<Value> => value !== null && value !== undefined
