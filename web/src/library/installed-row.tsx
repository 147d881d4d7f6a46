// One installed model: what it is, what it takes, how its files are, and what can be done with them.
import type { InstalledModel, Verification } from '@roster/client'
import { Link } from '@tanstack/react-router'
import { ShieldCheck, Trash2 } from 'lucide-react'
import { memo } from 'react'
import { formatBytes } from '../core/format.ts'
import { familyName, MODEL_TYPES } from '../core/words.ts'
import { LIBRARY } from '../texts/library.ts'
import { INSTALLED } from '../texts/models.ts'
import { Button } from '../ui/button.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { InstalledBadge } from './installed-badge.tsx'
import { installedState } from './installed-state.ts'

export interface InstalledRowProps {
  model: InstalledModel
  /** What its base model is called. */
  baseName: string | null
  /** Of the largest one. */
  largest: number
  verification: Verification | undefined
  onVerify?: (model: InstalledModel) => void
  onRemove?: (model: InstalledModel) => void
}

export const InstalledRow = memo(
  ({ model, baseName, largest, verification, onVerify, onRemove }: InstalledRowProps) => (
    <div className="relative grid h-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b px-4 hover:bg-sunken/50 sm:px-5 md:grid-cols-[minmax(0,1fr)_9rem_8rem_10rem_4.5rem]">
      <div className="min-w-0">
        <Link
          to="/models/$id"
          params={{ id: model.id }}
          search={(search) => ({ ...search, view: 'files' })}
          className="block truncate font-semibold outline-offset-[-2px] after:absolute after:inset-0"
        >
          {model.name}
        </Link>
        <p className="truncate font-mono text-faint text-xs" title={model.path}>
          {model.path}
        </p>
      </div>
      <p className="min-w-0 truncate text-soft max-md:hidden">
        {MODEL_TYPES[model.type]}
        <span className="block truncate text-faint text-xs">
          {baseName ?? (model.family && familyName(model.family))}
        </span>
      </p>
      <Size bytes={model.size_bytes} largest={largest} />
      <State model={model} verification={verification} />
      <div className="z-1 flex justify-end gap-1 max-md:row-start-1 max-md:col-start-2 max-md:row-span-2">
        {onVerify && (
          <Tooltip text={LIBRARY.verify}>
            <Button
              look="ghost"
              size="smallIcon"
              aria-label={LIBRARY.verifyOf(model.name)}
              onClick={() => onVerify(model)}
            >
              <ShieldCheck aria-hidden />
            </Button>
          </Tooltip>
        )}
        {onRemove && (
          <Tooltip text={LIBRARY.remove}>
            <Button
              look="ghost"
              size="smallIcon"
              aria-label={LIBRARY.removeOf(model.name)}
              onClick={() => onRemove(model)}
            >
              <Trash2 aria-hidden />
            </Button>
          </Tooltip>
        )}
      </div>
    </div>
  ),
)

const Size = ({ bytes, largest }: { bytes: number; largest: number }) => (
  <div className="min-w-0 max-md:hidden">
    <p className="text-right">{formatBytes(bytes)}</p>
    <span aria-hidden className="mt-1 block h-1 overflow-hidden rounded-full bg-sunken">
      <span
        className="ml-auto block h-full rounded-full bg-accent/60"
        style={{ width: `${largest === 0 ? 0 : (100 * bytes) / largest}%` }}
      />
    </span>
  </div>
)

function State({ model, verification }: { model: InstalledModel; verification: Verification | undefined }) {
  const state = installedState(model, verification)
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
      <InstalledBadge state={state} />
      <span className="truncate text-faint text-xs md:w-full">
        <span className="md:hidden">{formatBytes(model.size_bytes)} · </span>
        {model.verified_at === null ? INSTALLED.added(model.installed_at) : INSTALLED.verified(model.verified_at)}
      </span>
    </p>
  )
}
