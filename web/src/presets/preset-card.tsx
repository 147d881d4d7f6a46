// One preset with everything that it says.
import type { Configuration } from '@roster/client'
import { Copy, EllipsisVertical, Pencil, Star, Trash2 } from 'lucide-react'
import { PRESETS } from '../texts/presets.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { additionalTexts, type ParameterText, parameterTexts } from './preset-values.ts'

export interface PresetActions {
  onEdit: (preset: Configuration) => void
  onDuplicate: (preset: Configuration) => void
  onMakeDefault: (preset: Configuration) => void
  onDelete: (preset: Configuration) => void
}

interface PresetCardProps {
  preset: Configuration
  /** What its base model is called. */
  baseName: string
  isUsed: boolean
  actions: PresetActions | undefined
}

export const PresetCard = ({ preset, baseName, isUsed, actions }: PresetCardProps) => {
  const additional = additionalTexts(preset)
  return (
    <li className="rounded-xl border bg-surface p-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h4 className="flex flex-wrap items-center gap-1.5">
            <span className="break-words font-semibold">{preset.name}</span>
            {preset.is_default && (
              <Badge tone="accent">
                <Star aria-hidden />
                {PRESETS.isDefault}
              </Badge>
            )}
            {isUsed && (
              <Badge tone="good" title={PRESETS.isUsedWhy}>
                {PRESETS.isUsed}
              </Badge>
            )}
            <Badge title={`${PRESETS.baseModel}: ${preset.base_model}`}>{baseName}</Badge>
          </h4>
          {preset.description && <p className="mt-0.5 whitespace-pre-line text-soft">{preset.description}</p>}
        </div>
        {actions && <Actions preset={preset} actions={actions} />}
      </div>
      <Values values={parameterTexts(preset)} />
      {additional.length > 0 && (
        <>
          <h5 className="mt-3 font-medium text-faint text-xs">{PRESETS.additional}</h5>
          <Values values={additional} />
        </>
      )}
    </li>
  )
}

const Values = ({ values }: { values: readonly ParameterText[] }) => (
  <dl className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-x-4 gap-y-2">
    {values.map(({ name, label, text }) => (
      <div key={name} className="min-w-0">
        <dt className="truncate text-faint text-xs" title={label}>
          {label}
        </dt>
        <dd className="break-words font-medium">{text}</dd>
      </div>
    ))}
  </dl>
)

function Actions({ preset, actions }: { preset: Configuration; actions: PresetActions }) {
  return (
    <Menu
      trigger={
        <Button look="ghost" size="smallIcon" aria-label={PRESETS.actionsOf(preset.name)} className="-mt-1 -mr-1.5">
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      <MenuItem onSelect={() => actions.onEdit(preset)}>
        <Pencil aria-hidden />
        {PRESETS.edit}
      </MenuItem>
      <MenuItem onSelect={() => actions.onDuplicate(preset)}>
        <Copy aria-hidden />
        {PRESETS.duplicate}
      </MenuItem>
      {!preset.is_default && (
        <MenuItem onSelect={() => actions.onMakeDefault(preset)}>
          <Star aria-hidden />
          {PRESETS.makeDefault}
        </MenuItem>
      )}
      <MenuItem danger onSelect={() => actions.onDelete(preset)}>
        <Trash2 aria-hidden />
        {PRESETS.delete}
      </MenuItem>
    </Menu>
  )
}
