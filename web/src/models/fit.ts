// Whether a model fits the GPU of this server. A hosted model needs none.
import type { Model } from '@roster/client'

export interface Fit {
  /** `likely` where only the size of the weights is known, and they fit. */
  verdict: 'fits' | 'likely' | 'too_large'
  needed_gb: number
  vram_gb: number
}

/** @param estimateGb what the files themselves tell, where they are here. @returns null where too little is known. */
export function fitOf(model: Model, vramGb: number | null, estimateGb: number | null = null): Fit | null {
  if (vramGb === null || (model.provider !== 'local' && model.source === null)) return null
  const told = model.vram_requirement_gb ?? estimateGb
  const needed = told ?? (model.size_bytes === null ? null : model.size_bytes / 1e9)
  if (needed === null) return null
  const verdict = needed > vramGb ? 'too_large' : told === null ? 'likely' : 'fits'
  return { verdict, needed_gb: needed, vram_gb: vramGb }
}
