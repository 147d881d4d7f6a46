// Says that a model needs more VRAM than there is.
import type { Model, System } from '@roster/client'
import { formatNumber } from '../core/format.ts'
import { SETTINGS } from '../texts/settings.ts'
import { Notice } from '../ui/notice.tsx'
import { vramShortage } from './vram.ts'

const gigabytes = (amount: number): string => `${formatNumber(amount)} GB`

export function VramWarning({ model, system }: { model: Model; system: System }) {
  const shortage = vramShortage(model, system)
  if (!shortage) return null
  const { display_name: name } = model
  return (
    <Notice tone="warn">
      {shortage.kind === 'no-gpu'
        ? SETTINGS.noGpuWarning(name, gigabytes(shortage.needs))
        : SETTINGS.vramWarning(name, gigabytes(shortage.needs), gigabytes(shortage.has))}
    </Notice>
  )
}
