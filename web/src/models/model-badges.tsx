// The states of a model that matter before it is chosen.
import type { Model } from '@roster/client'
import { HardDrive, Lock, Star } from 'lucide-react'
import { Badge } from '../ui/badge.tsx'

export const ModelBadges = ({ model }: { model: Model }) => (
  <>
    {model.is_default && (
      <Badge tone="accent">
        <Star aria-hidden />
        Default
      </Badge>
    )}
    {model.installed && (
      <Badge tone="good">
        <HardDrive aria-hidden />
        Installed
      </Badge>
    )}
    {model.gated && (
      <Badge tone="warn">
        <Lock aria-hidden />
        Gated
      </Badge>
    )}
    {!model.is_active && <Badge>Inactive</Badge>}
  </>
)
