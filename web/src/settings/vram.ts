// Whether the GPUs of the server hold a model.
import type { Model, System } from '@roster/client'

export type VramShortage = { kind: 'too-little'; needs: number; has: number } | { kind: 'no-gpu'; needs: number }

/**
 * In units of 10^9 bytes; null where it fits, or where nobody can tell: a model that does not say what it needs, a GPU
 * that shares the main memory, or a search for GPUs that has not ended or failed.
 */
export function vramShortage(
  model: Pick<Model, 'vram_requirement_gb'>,
  system: Pick<System, 'vram_gb' | 'gpu_probe'>,
): VramShortage | null {
  const needs = model.vram_requirement_gb
  if (needs === null) return null
  if (system.vram_gb !== null) return system.vram_gb < needs ? { kind: 'too-little', needs, has: system.vram_gb } : null
  return system.gpu_probe.status === 'none' ? { kind: 'no-gpu', needs } : null
}
