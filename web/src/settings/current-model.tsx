// Which model this installation works with: chosen, looked at with what it needs, and then made the current one.
import type { Model } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { messageOf } from '../core/problem.ts'
import { useSystem } from '../core/use-system.ts'
import { useCurrentModel, useSetCurrentModel } from '../models/current.ts'
import { useModels } from '../models/queries.ts'
import { useProviderName } from '../providers/providers.ts'
import { useIsAdmin, useSession } from '../session/session.ts'
import { SETTINGS } from '../texts/settings.ts'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { ModelCapabilities } from './model-capabilities.tsx'
import { VramWarning } from './vram-warning.tsx'

export function CurrentModelPanel() {
  const isAdmin = useIsAdmin()
  const role = useSession().data?.role
  const { list } = useModels(null)
  const current = useCurrentModel()
  const system = useSystem(role === 'user' || role === 'admin')
  const reload = useSetCurrentModel()
  const nameOf = useProviderName()
  const [picked, setPicked] = useState<string | null>(null)
  const models = (list?.models ?? []).filter(({ is_active, type }) => is_active && type === 'base_model')
  const id = picked ?? current.data?.current_model ?? null
  const model = models.find((other) => other.id === id) ?? current.data?.model ?? null
  const pick = (next: string) => {
    setPicked(next)
    reload.reset()
  }
  return (
    <Panel title={SETTINGS.model} lead={SETTINGS.modelHint}>
      <div className="space-y-4 px-5 pb-5">
        <div className="flex flex-wrap items-end gap-3">
          <Field label={SETTINGS.model} className="flex-1 basis-64">
            {(control) => (
              <Combobox
                label={SETTINGS.model}
                control={control}
                value={id}
                disabled={!isAdmin}
                placeholder={SETTINGS.noModel}
                search={SETTINGS.searchModel}
                nothing={SETTINGS.noSuchModel}
                groups={groupsOf(models, nameOf)}
                onChange={pick}
              />
            )}
          </Field>
          {isAdmin && (
            <Button
              look="primary"
              disabled={id === null}
              busy={reload.isPending}
              onClick={() => id !== null && reload.mutate(id)}
            >
              {!reload.isPending && <RefreshCw aria-hidden />}
              {SETTINGS.reload}
            </Button>
          )}
        </div>
        {!isAdmin && role !== undefined && <p className="text-faint text-xs">{SETTINGS.adminsOnly}</p>}
        {reload.isError && <Notice tone="bad">{messageOf(reload.error)}</Notice>}
        {reload.data && <Reloaded name={model?.display_name ?? ''} {...reload.data.reload} />}
        {model && system.data && <VramWarning model={model} system={system.data} />}
        {model ? <ModelCapabilities model={model} /> : current.isPending && <Skeleton className="h-24" />}
        {model?.source && !model.installed && (
          <p className="text-soft">
            {`${SETTINGS.notInstalled} `}
            <Link to="/models/$id" params={{ id: model.id }} className="underline underline-offset-2 hover:text-ink">
              {SETTINGS.install}
            </Link>
          </p>
        )}
        <p className="border-t pt-3 text-faint text-xs">{SETTINGS.adaptersNote}</p>
      </div>
    </Panel>
  )
}

/** Those that run on this machine first. */
function groupsOf(models: readonly Model[], nameOf: (id: string) => string) {
  const local = ({ provider }: Model) => provider === 'local'
  const providers = [...new Set(models.filter((model) => !local(model)).map(({ provider }) => provider))]
  return ['local', ...providers].map((provider) => ({
    title: nameOf(provider),
    options: models
      .filter((model) => model.provider === provider)
      .map(({ id, display_name, model_key }) => ({ value: id, label: display_name, words: model_key })),
  }))
}

function Reloaded({ name, required, reason }: { name: string; required: boolean; reason: string }) {
  return (
    <Notice tone={required ? 'warn' : 'good'}>
      <strong className="font-semibold">
        {`${SETTINGS.reloaded(name)}. ${required ? SETTINGS.restartNeeded : SETTINGS.nothingToRestart}.`}
      </strong>
      <span className="block">{reason}</span>
    </Notice>
  )
}
