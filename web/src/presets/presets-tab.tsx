// The presets of a model: its own, and those that it shares with every model of its base model.
import type { Configuration, Model } from '@roster/client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { useBaseModelName } from '../core/use-base-models.ts'
import { useIsAdmin } from '../session/session.ts'
import { PRESETS } from '../texts/presets.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Section } from '../ui/facts.tsx'
import { Notice } from '../ui/notice.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { toast } from '../ui/toast.tsx'
import { EditPreset } from './edit-preset.tsx'
import { NewPreset } from './new-preset.tsx'
import { type PresetActions, PresetCard } from './preset-card.tsx'
import { useConfigurations, useConfigurationWrites } from './use-configurations.ts'

type Open = { what: 'new' } | { what: 'edit' | 'copy' | 'delete'; preset: Configuration }

export function PresetsTab({ model }: { model: Model }) {
  const isAdmin = useIsAdmin()
  const [open, setOpen] = useState<Open | null>(null)
  const presets = useConfigurations({ model: model.id, baseModel: model.base_model })
  const actions: PresetActions = {
    onEdit: (preset) => setOpen({ what: 'edit', preset }),
    onDuplicate: (preset) => setOpen({ what: 'copy', preset }),
    onDelete: (preset) => setOpen({ what: 'delete', preset }),
    onMakeDefault: ({ id }) =>
      presets.update.mutate(
        { id, body: { is_default: true } },
        {
          onSuccess: ({ name }) => toast(PRESETS.nowDefault(name)),
          onError: (error) => toast(messageOf(error), 'bad'),
        },
      ),
  }
  const close = () => setOpen(null)
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-4">
        <p className="min-w-0 flex-1 basis-64 text-soft">{PRESETS.lead}</p>
        {isAdmin && (
          <Button size="small" look="primary" onClick={() => setOpen({ what: 'new' })}>
            <Plus aria-hidden />
            {PRESETS.add}
          </Button>
        )}
      </div>
      {presets.error && (
        <Notice tone="bad" className="mx-5 mt-4">
          {PRESETS.unreadable} {messageOf(presets.error)}
        </Notice>
      )}
      {presets.isLoading && <Loading />}
      {!presets.isLoading && (
        <Lists model={model} presets={presets.configurations} actions={isAdmin ? actions : undefined} />
      )}
      {open?.what === 'new' && <NewPreset model={model} onClose={close} />}
      {open?.what === 'copy' && <NewPreset model={model} copied={open.preset} onClose={close} />}
      {open?.what === 'edit' && <EditPreset id={open.preset.id} name={open.preset.name} onClose={close} />}
      {open?.what === 'delete' && <DeletePreset preset={open.preset} onClose={close} />}
    </>
  )
}

interface ListsProps {
  model: Model
  presets: readonly Configuration[]
  actions: PresetActions | undefined
}

function Lists({ model: { id, base_model }, presets, actions }: ListsProps) {
  const own = presets.filter(({ model_id }) => model_id === id)
  const shared = presets.filter(({ model_id }) => model_id === null)
  // The model's own stand first.
  const used = presets.find(({ is_default }) => is_default)
  const nameOf = useBaseModelName()
  const list = (presets: readonly Configuration[], nothing: string) =>
    presets.length === 0 ? (
      <p className="text-faint">{nothing}</p>
    ) : (
      <ul className="space-y-3">
        {presets.map((preset) => (
          <PresetCard
            key={preset.id}
            preset={preset}
            baseName={nameOf(preset.base_model)}
            isUsed={preset.id === used?.id}
            actions={actions}
          />
        ))}
      </ul>
    )
  return (
    <>
      <Section title={PRESETS.own}>{list(own, PRESETS.noOwn)}</Section>
      {base_model === null ? (
        <p className="border-t px-5 py-4 text-faint">{PRESETS.noBase}</p>
      ) : (
        <Section title={PRESETS.shared(nameOf(base_model))}>
          {list(shared, PRESETS.noShared(nameOf(base_model)))}
        </Section>
      )}
    </>
  )
}

function DeletePreset({ preset, onClose }: { preset: Configuration; onClose: () => void }) {
  const { remove } = useConfigurationWrites()
  const carryOut = () =>
    remove.mutate(preset.id, {
      onSuccess: () => {
        toast(PRESETS.deleted(preset.name))
        onClose()
      },
    })
  return (
    <Confirm
      title={PRESETS.deleteTitle(preset.name)}
      action={PRESETS.delete}
      busy={remove.isPending}
      error={remove.isError && <Notice tone="bad">{messageOf(remove.error)}</Notice>}
      onConfirm={carryOut}
      onCancel={onClose}
    >
      {PRESETS.deleteWhy}
    </Confirm>
  )
}

const Loading = () => (
  <div role="status" aria-label={PRESETS.loading} className="space-y-3 p-5">
    <Skeleton className="h-32 w-full rounded-xl" />
    <Skeleton className="h-32 w-full rounded-xl" />
  </div>
)
