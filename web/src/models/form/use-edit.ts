// The editing of one model: what was read, what was typed over it, and what came of saving.
import type { Model, ModelPatch, Tagged } from '@roster/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type FieldErrors, fieldErrorsOf, hasCode } from '../../core/problem.ts'
import { roster } from '../../core/roster.ts'
import { refreshModels } from '../refresh.ts'
import { EDITED, textAt } from './fields.ts'
import { type Values, writtenFields } from './patch.ts'

const FLAGS = ['is_active', 'is_default'] as const
export type Flag = (typeof FLAGS)[number]

export function useEdit(read: Tagged<Model>, onSaved: (model: Model) => void) {
  const client = useQueryClient()
  // Kept as it was when the form opened: what others change meanwhile must not slip under what is typed.
  const [base, setBase] = useState(read)
  const [typed, setTyped] = useState<Values>({})
  const [flags, setFlags] = useState<Partial<Record<Flag, boolean>>>({})
  const [unsendable, setUnsendable] = useState<FieldErrors>({})

  const save = useMutation({
    mutationFn: (patch: ModelPatch) => roster.models.update(base.value.id, patch, { ifMatch: base.etag }),
    onSuccess: async (model) => {
      await refreshModels(roster, client, [model.id])
      onSaved(model)
    },
  })
  const reload = useMutation({
    mutationFn: () => roster.models.read(base.value.id),
    onSuccess: (fresh) => {
      client.setQueryData(['model', fresh.value.id], fresh)
      setBase(fresh)
      save.reset()
    },
  })

  const before = Object.fromEntries(EDITED.map((spec) => [spec.pointer, textAt(base.value, spec)]))
  const values = { ...before, ...typed }
  const written = writtenFields(EDITED, values, before)
  const changedFlags = Object.fromEntries(
    FLAGS.filter((name) => flags[name] !== undefined && flags[name] !== base.value[name]).map((name) => [
      name,
      flags[name],
    ]),
  )
  const patch = { ...written.body, ...changedFlags } as ModelPatch

  return {
    model: base.value,
    values,
    flag: (name: Flag) => flags[name] ?? base.value[name],
    hasChanges: Object.keys(patch).length > 0 || Object.keys(written.errors).length > 0,
    errors: { ...fieldErrorsOf(save.error), ...unsendable },
    error: save.error,
    isStale: hasCode(save.error, 'precondition_failed'),
    isSaving: save.isPending,
    type: (pointer: string, value: string) => setTyped({ ...typed, [pointer]: value }),
    setFlag: (name: Flag, value: boolean) => setFlags({ ...flags, [name]: value }),
    reload: () => reload.mutate(),
    isReloading: reload.isPending,
    save() {
      setUnsendable(written.errors)
      if (Object.keys(written.errors).length === 0) save.mutate(patch)
    },
  }
}
