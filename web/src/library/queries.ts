// Installed models as the page keeps them, and what is done with them.
import type { InstalledModel, LibraryPatch, RemovalOptions, Verification } from '@roster/client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRoster } from '../core/roster.ts'
import { useSession } from '../session/session.ts'

const LOOK_EVERY_MS = 500

/** Everything that lies on the disk, with the room that it takes. */
export function useLibrary() {
  const roster = useRoster()
  return useQuery({ queryKey: ['library', 'list'], queryFn: () => roster.library.list() })
}

/** One installed model; null where it is not installed, undefined until that is known. */
export function useInstalled(id: string): InstalledModel | null | undefined {
  const { data } = useLibrary()
  return data && (data.models.find((model) => model.id === id) ?? null)
}

export const isVerifying = ({ status }: Verification): boolean => status === 'running' || status === 'paused'

/** How far the hashing is, or how the last one went; read again each moment while it runs. */
export function useVerification() {
  const roster = useRoster()
  const role = useSession().data?.role
  return useQuery({
    queryKey: ['verification'],
    queryFn: () => roster.library.readVerification(),
    enabled: role !== undefined && role !== 'none',
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? LOOK_EVERY_MS : false),
  })
}

/** @param ids null for every installed model. */
export function useVerify() {
  const roster = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | null) => roster.library.verify(ids),
    onSuccess: (verification) => client.setQueryData(['verification'], verification),
  })
}

export function useSteerVerification() {
  const roster = useRoster()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (how: 'pause' | 'resume' | 'cancel') => roster.library[`${how}Verification`](),
    onSuccess: (verification) => client.setQueryData(['verification'], verification),
  })
}

/** What a removal would free and forget, asked for when the question is put. */
export function useRemovalPlan(id: string, options: RemovalOptions) {
  const roster = useRoster()
  return useQuery({
    queryKey: ['library', 'removal', id, options],
    queryFn: () => roster.library.planRemoval(id, options),
    gcTime: 0,
  })
}

const useRefreshLibrary = () => {
  const client = useQueryClient()
  return () =>
    Promise.all([['library'], ['models'], ['model']].map((queryKey) => client.invalidateQueries({ queryKey })))
}

export function useRemove(id: string) {
  const roster = useRoster()
  const refresh = useRefreshLibrary()
  return useMutation({
    mutationFn: (options: RemovalOptions) => roster.library.remove(id, options),
    onSuccess: refresh,
  })
}

/** Says what a model is; no scan changes that again. */
export function useCorrect(id: string) {
  const roster = useRoster()
  const refresh = useRefreshLibrary()
  return useMutation({ mutationFn: (body: LibraryPatch) => roster.library.update(id, body), onSuccess: refresh })
}

export function useUnlock(id: string) {
  const roster = useRoster()
  const refresh = useRefreshLibrary()
  return useMutation({ mutationFn: () => roster.library.unlock(id), onSuccess: refresh })
}

/** Looks through the folders again. */
export function useScan() {
  const roster = useRoster()
  const client = useQueryClient()
  const scan = useQuery({
    queryKey: ['scan'],
    queryFn: () => roster.library.readScan(),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? LOOK_EVERY_MS : false),
  })
  const start = useMutation({
    mutationFn: () => roster.library.scan(),
    onSuccess: (started) => client.setQueryData(['scan'], started),
  })
  return { scan: scan.data, start }
}
