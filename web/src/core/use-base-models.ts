// The base models that presets and adapters hang on, and what they are called.
import type { BaseModel } from '@roster/client'
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useRoster } from './roster.ts'

const NONE: readonly BaseModel[] = []

export function useBaseModels(): readonly BaseModel[] {
  const roster = useRoster()
  const { data } = useQuery({
    queryKey: ['base-models'],
    queryFn: () => roster.system.baseModels(),
    // They come with the server's version.
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? NONE
}

/** The name of a base model by its id; the id where it has none. */
export function useBaseModelName(): (id: string) => string {
  const known = useBaseModels()
  return useCallback((id: string) => known.find((base) => base.id === id)?.label ?? id, [known])
}
