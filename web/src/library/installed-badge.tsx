// How the files of an installed model are.
import { CircleCheck, CircleHelp, HardDrive, ShieldAlert, TriangleAlert } from 'lucide-react'
import { Badge } from '../ui/badge.tsx'
import { Spinner } from '../ui/spinner.tsx'
import type { InstalledState } from './installed-state.ts'

const ICONS = { good: CircleCheck, plain: CircleHelp, warn: TriangleAlert, bad: ShieldAlert } as const

export function InstalledBadge({ state }: { state: InstalledState | null }) {
  if (!state) return null
  const Icon = ICONS[state.tone] ?? HardDrive
  return (
    <Badge tone={state.tone}>
      {state.isVerifying ? <Spinner /> : <Icon aria-hidden />}
      {state.text}
    </Badge>
  )
}
